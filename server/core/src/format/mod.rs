//! How a log should look: one canonical form for every text that means the same.
//!
//! Only white space and the layout of texts change, never a word: what a reviewer sees in a diff after formatting is
//! layout alone. Nothing here judges what the text says; it opens no file and knows no configuration.

mod align;
mod fault;
mod print;
mod rows;

use std::fmt;

use crate::syntax::parse;
use crate::text::TextRange;

/// The byte order mark that some Windows editors put before a text.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Why a text is left alone: the first place where its layout is not clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormatError {
    /// Where it is.
    pub range: TextRange,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for FormatError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for FormatError {}

/// The text in its canonical form.
///
/// - Two spaces a level, one space between values, `, ` after commas, ` {` before a block, `}` on its own line, `{}` for
///   an empty block. Every statement has a line of its own.
/// - One blank line between items. Inside a block one blank line stays where the author has one or more; none stands at
///   its start or end.
/// - Values of neighbouring one-line fields are aligned two spaces behind the longest keyword; a field alone has one
///   space. Statements that read as a sentence take no part: items, `control`, `use`, `cause`, `initial`, `residual`,
///   `action`, `accepted` and `waive`.
/// - A list is on one line where its values fit in 100 columns, and is else broken after commas; its further lines begin
///   under the first value behind the keyword. What follows the list, as a reason, never breaks it.
/// - A text of several lines has its opening quotes on its keyword's line, its content two columns further in than its
///   keyword, never wrapped anew, and its closing quotes on a line of their own. White space at the end of its lines goes:
///   [`crate::text::dedent`] does not count it as content. A text of one line stays one.
/// - Comments stay where they are: on lines of their own with the block's indentation, after code with two spaces before
///   them. Those that touch an item from above belong to it.
/// - The line end that most lines have is that of all, a byte order mark stays, the last line is ended.
///
/// # Errors
/// A text is left alone where it is not clear what belongs to what: a string, text or block that is not closed, a brace
/// that closes nothing, a block without a keyword, values after a block, characters that belong to nothing. Mistakes
/// that do not touch the layout are none: a misspelt word, a missing value or a keyword in the wrong block do not keep a
/// half-written log from being formatted, and no reading of them is needed to lay them out.
pub fn format(text: &str) -> Result<String, FormatError> {
    let syntax = parse(text);
    if let Some(error) = fault::first(text, &syntax) {
        return Err(error);
    }
    let rows = rows::read(text, &syntax).map_err(fault::unread)?;
    let columns = align::columns(&rows);
    let body = print::print(&rows, &columns);
    let mark = text.chars().next().filter(|first| *first == BYTE_ORDER_MARK);
    let mut result = String::with_capacity(body.len() + BYTE_ORDER_MARK.len_utf8());
    result.extend(mark);
    result.push_str(&if is_mostly_crlf(text) { body.replace('\n', "\r\n") } else { body });
    Ok(result)
}

fn is_mostly_crlf(text: &str) -> bool {
    let all = memchr::memchr_iter(b'\n', text.as_bytes()).count();
    let crlf = memchr::memmem::find_iter(text.as_bytes(), b"\r\n").count();
    crlf * 2 > all
}
