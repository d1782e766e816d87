//! Bytes that are no message: each is answered or logged, and the next good message works. By itself tower-lsp ends the
//! connection at the first of them, with exit code 0.

use hazlog_tests::client::{Client, Pose};
use serde_json::{Value, json};

use crate::bench::client;

/// What a server says to these bytes: the codes of the errors it answers, in order. Afterwards it works as before.
#[track_caller]
fn check(bytes: &[u8], expected: &[i64]) {
    let mut client = client(Pose::Minimal, &[]);
    client.process.send_bytes(bytes);
    works(&mut client);
    let codes: Vec<i64> = client
        .take_unread()
        .iter()
        .map(|answer| answer["error"]["code"].as_i64().unwrap_or_else(|| panic!("{answer}")))
        .collect();
    assert_eq!(codes, expected, "{}", String::from_utf8_lossy(&bytes[..bytes.len().min(200)]));
    let ended = client.end();
    if codes.contains(&PARSE) {
        assert!(ended.stderr.contains("passed over"), "nothing was logged");
    }
}

const PARSE: i64 = -32700;
const UNKNOWN: i64 = -32601;

/// A question that is known is answered, and so is one that is not.
#[track_caller]
fn works(client: &mut Client) {
    client.settle();
    assert_eq!(client.ask("hazlog/what", json!({})).unwrap_err()["code"], UNKNOWN);
}

#[track_caller]
fn check_body(body: impl AsRef<[u8]>, expected: &[i64]) {
    let body = body.as_ref();
    check(&[format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes(), body].concat(), expected);
}

#[test]
fn what_is_no_json() {
    check_body("{", &[PARSE]);
    check_body("", &[PARSE]);
    check_body("nonsense", &[PARSE]);
    check_body(b"{\"jsonrpc\":\"2.0\",\"method\":\"\xff\xfe\"}", &[PARSE]);
    check_body(b"\xef\xbb\xbf{\"jsonrpc\":\"2.0\",\"method\":\"x\"}", &[PARSE]);
}

#[test]
fn what_is_json_and_no_message() {
    for body in ["{}", "[]", "7", "null", "\"text\"", "[{\"jsonrpc\":\"2.0\",\"method\":\"x\",\"id\":1}]"] {
        check_body(body, &[PARSE]);
    }
    // Half a response, and a request that says nothing of what it wants.
    check_body(r#"{"jsonrpc":"2.0","id":7}"#, &[PARSE]);
    check_body(r#"{"jsonrpc":"2.0","id":7,"params":{}}"#, &[PARSE]);
    check_body(r#"{"jsonrpc":"2.0","method":7,"id":7}"#, &[PARSE]);
    check_body(r#"{"jsonrpc":"2.0","method":"x","id":{}}"#, &[PARSE]);
    check_body(r#"{"jsonrpc":"1.0","method":"x","id":1}"#, &[PARSE]);
    check_body(r#"{"method":"x","id":1}"#, &[PARSE]);
}

#[test]
fn what_is_a_message_of_a_strange_form() {
    check_body(r#"{"jsonrpc":"2.0","method":"x","id":1.5}"#, &[PARSE]);
    check_body(r#"{"jsonrpc":"2.0","method":"x","id":-1}"#, &[UNKNOWN]);
    check_body(r#"{"jsonrpc":"2.0","method":"x","id":""}"#, &[UNKNOWN]);
    check_body(r#"{"jsonrpc":"2.0","method":"x","id":99999999999999999999}"#, &[PARSE]);
    check_body(r#"{"jsonrpc":"2.0","method":"textDocument/diagnostic","id":1000,"params":"text"}"#, &[-32602]);
    check_body(r#"{"jsonrpc":"2.0","method":"textDocument/diagnostic","id":1000,"params":[1,2]}"#, &[-32602]);
    check_body(r#"{"jsonrpc":"2.0","method":"textDocument/diagnostic","id":1000}"#, &[-32602]);
    check_body(r#"{"jsonrpc":"2.0","method":"initialized","params":[]}"#, &[]);
    check_body(r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"from the client"}}"#, &[]);
    check_body(r#"{"jsonrpc":"2.0","id":[1],"result":null}"#, &[PARSE]);
}

#[test]
fn nests_of_any_depth() {
    for depth in [100, 200, 100_000] {
        let nest = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let expected: &[i64] = if depth == 100 { &[UNKNOWN] } else { &[PARSE] };
        check_body(format!(r#"{{"jsonrpc":"2.0","method":"x","id":1000,"params":[{nest}]}}"#), expected);
    }
}

#[test]
fn headers_of_any_kind() {
    let good = r#"{"jsonrpc":"2.0","method":"x","id":1000}"#;
    let length = good.len();
    for header in [
        format!("content-length: {length}\r\n\r\n"),
        format!("CONTENT-LENGTH:{length}\r\n\r\n"),
        format!("Content-Length:   {length}  \r\n\r\n"),
        format!("Content-Length: {length}\n\n"),
        format!("Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: {length}\r\n\r\n"),
        format!("Content-Length: {length}\r\nX-Anything: else\r\n\r\n"),
        format!("\r\n\r\nContent-Length: {length}\r\n\r\n"),
    ] {
        check(format!("{header}{good}").as_bytes(), &[UNKNOWN]);
    }
    check(format!("{good}\r\n\r\n").as_bytes(), &[PARSE]);
    check(b"Content-Length: much\r\n\r\n", &[PARSE]);
    check(b"Content-Length: -5\r\n\r\n", &[PARSE]);
    check(b"Content-Length: 99999999999999999999999999\r\n\r\n", &[PARSE]);
    check(&[b"x".repeat(1 << 20).as_slice(), b"\r\n\r\n"].concat(), &[PARSE]);
    check(b"\0\xff\xfe binary \x07\r\n\r\n", &[PARSE]);
}

/// A length that is too short leaves the rest of a message behind, which is no header; one that is too long takes the
/// beginning of the next message with it, which is then lost too. In both cases what comes after works.
#[test]
fn wrong_lengths() {
    let good = r#"{"jsonrpc":"2.0","method":"x","id":1000}"#;
    let next = format!("Content-Length: {}\r\n\r\n{good}", good.len());
    check(format!("Content-Length: 10\r\n\r\n{good}{next}").as_bytes(), &[PARSE, UNKNOWN]);
    check(format!("Content-Length: {}\r\n\r\n{good}{next}{next}", good.len() + 5).as_bytes(), &[PARSE, UNKNOWN]);
    check(format!("Content-Length: 0\r\n\r\n{next}").as_bytes(), &[PARSE, UNKNOWN]);
}

/// What is larger than anything that is read is passed over without being kept.
#[test]
fn a_message_of_300_megabytes() {
    let mut client = client(Pose::Minimal, &[]);
    let length = 300_usize << 20;
    client.process.send_bytes(format!("Content-Length: {length}\r\n\r\n").as_bytes());
    let piece = vec![b' '; 1 << 20];
    for _ in 0..300 {
        client.process.send_bytes(&piece);
    }
    works(&mut client);
    let answers = client.take_unread();
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert_eq!(answers[0]["id"], Value::Null);
    assert!(answers[0]["error"]["data"].as_str().unwrap().contains("split the file"), "{answers:?}");
    client.end();
}

/// A frame that comes in as many pieces as it has bytes.
#[test]
fn a_frame_byte_by_byte() {
    let mut client = client(Pose::Minimal, &[]);
    let body = r#"{"jsonrpc":"2.0","method":"x","id":"slow"}"#;
    for byte in format!("Content-Length: {}\r\n\r\n{body}", body.len()).bytes() {
        client.process.send_bytes(&[byte]);
    }
    assert_eq!(client.answer("slow").unwrap_err()["code"], UNKNOWN);
    client.end_quietly();
}
