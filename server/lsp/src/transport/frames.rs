//! Cuts a stream of bytes into frames: a header with a length, an empty line, and so many bytes. After bytes that are no
//! frame, it goes on at the next header.

use std::io::{self, BufRead, Read};

/// The largest body that is read, in bytes. A hazard log of the largest size that is read, escaped as JSON, fits in.
pub(super) const MOST_BYTES: usize = 256 << 20;

/// The longest line of a header. What is longer is no header.
const LONGEST_LINE: u64 = 4096;

const LENGTH: &str = "content-length:";

/// One step through the stream.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// The body of a frame.
    Body(Vec<u8>),
    /// A header that says no length, or bytes that are no header.
    Unreadable(String),
    /// A body of this many bytes, which was not read.
    TooLarge(usize),
}

/// The next frame; `None` at the end of the stream.
///
/// # Errors
/// When the stream cannot be read.
pub(super) fn next(stream: &mut impl BufRead) -> io::Result<Option<Frame>> {
    let Some(header) = header(stream)? else { return Ok(None) };
    let length = match header {
        Ok(length) => length,
        Err(what) => return Ok(Some(Frame::Unreadable(what))),
    };
    if length > MOST_BYTES {
        let skipped = io::copy(&mut stream.take(length as u64), &mut io::sink())?;
        return Ok((skipped == length as u64).then_some(Frame::TooLarge(length)));
    }
    let mut body = Vec::new();
    // Not reserved at once: a header may promise what never comes.
    stream.take(length as u64).read_to_end(&mut body)?;
    Ok((body.len() == length).then_some(Frame::Body(body)))
}

/// The length that a header gives, or what stands there instead of a header.
fn header(stream: &mut impl BufRead) -> io::Result<Option<Result<usize, String>>> {
    let mut length = None;
    let mut odd = None;
    loop {
        let mut line = Vec::new();
        if stream.take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(odd.map(Err));
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim();
        if text.is_empty() && (length.is_some() || odd.is_some()) {
            let found = length.ok_or_else(|| odd.unwrap_or_default());
            return Ok(Some(found));
        }
        match length_in(text) {
            Some(Ok(found)) => length = Some(found),
            Some(Err(())) => odd = Some(text.to_owned()),
            None if is_field(text) || text.is_empty() => {}
            None => odd = Some(text.to_owned()),
        }
    }
}

/// What a line says of the length. The header may stand behind the rest of a frame whose length was wrong.
fn length_in(line: &str) -> Option<Result<usize, ()>> {
    let at = line.to_ascii_lowercase().rfind(LENGTH)?;
    let number = line.get(at + LENGTH.len()..).unwrap_or_default().trim();
    Some(number.parse().map_err(|_| ()))
}

/// True for `name: value`, which a header may hold besides.
fn is_field(line: &str) -> bool {
    let name = line.split_once(':').map(|(name, _)| name);
    name.is_some_and(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
}

#[cfg(test)]
mod tests {
    use super::{Frame, next};

    fn check(stream: &[u8], expected: &[&str]) {
        let mut stream = stream;
        let mut found = Vec::new();
        while let Some(frame) = next(&mut stream).unwrap() {
            found.push(match frame {
                Frame::Body(body) => String::from_utf8_lossy(&body).into_owned(),
                Frame::Unreadable(what) => format!("unreadable {what}"),
                Frame::TooLarge(length) => format!("too large {length}"),
            });
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn frames_are_cut_by_their_length() {
        check(b"Content-Length: 2\r\n\r\n{}Content-Type: x\r\ncontent-length:3\r\n\r\n[1]", &["{}", "[1]"]);
        check(b"Content-Length: 2\n\n{}", &["{}"]);
        check(b"", &[]);
        check(b"Content-Length: 9\r\n\r\n{}", &[]);
    }

    #[test]
    fn what_is_no_frame_is_told_and_passed_over() {
        check(b"hello\r\n\r\nContent-Length: 2\r\n\r\n{}", &["unreadable hello", "{}"]);
        check(b"Content-Length: -3\r\n\r\nContent-Length: 2\r\n\r\n{}", &["unreadable Content-Length: -3", "{}"]);
        check(b"Content-Length: 1\r\n\r\n{}Content-Length: 2\r\n\r\n{}", &["{", "{}"]);
        check(&[b"Content-Length: 999999999\r\n\r\n".as_slice(), b"x".repeat(9).as_slice()].concat(), &[]);
    }
}
