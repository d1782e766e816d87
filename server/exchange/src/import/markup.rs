//! Markdown and the HTML inside it as a sequence of headings, tables and texts. Scripts are text like any other.

use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Options, Parser, html};

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading.
    Heading(String),
    /// A table, row by row.
    Table(Vec<Vec<String>>),
    /// Anything else, with a line for each paragraph and each entry of a list.
    Text(String),
}

/// The parts of a page. Both are read in one way: Markdown is written as HTML first.
pub(super) fn blocks(markdown: &str) -> Vec<Block> {
    let mut page = String::new();
    html::push_html(&mut page, Parser::new_ext(markdown, Options::ENABLE_TABLES));
    let mut reader = Reader::default();
    for token in Tokenizer::new(page.as_str()) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.open(&String::from_utf8_lossy(&tag.name)),
            Token::EndTag(tag) => reader.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => reader.text.push_str(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.end_text();
    reader.blocks
}

#[derive(Debug, Default)]
struct Reader {
    blocks: Vec<Block>,
    text: String,
    table: Option<Vec<Vec<String>>>,
    /// The numbers of the lists that are open; none for one with bullets.
    lists: Vec<Option<u32>>,
}

impl Reader {
    fn open(&mut self, tag: &str) {
        match tag {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.end_text(),
            "table" => {
                self.end_text();
                self.table = Some(Vec::new());
            }
            "tr" => {
                self.text.clear();
                self.table.iter_mut().for_each(|table| table.push(Vec::new()));
            }
            "td" | "th" => self.text.clear(),
            "ol" => self.lists.push(Some(0)),
            "ul" => self.lists.push(None),
            "li" => {
                let marker = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("\n{number}. ")
                    }
                    _ => "\n• ".to_owned(),
                };
                self.text.push_str(&marker);
            }
            "br" | "p" | "div" => self.text.push('\n'),
            _ => {}
        }
    }

    fn close(&mut self, tag: &str) {
        match tag {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let heading = one_line(&std::mem::take(&mut self.text));
                self.blocks.push(Block::Heading(heading));
            }
            "td" | "th" => {
                let cell = tidy(&std::mem::take(&mut self.text));
                self.table.iter_mut().filter_map(|table| table.last_mut()).for_each(|row| row.push(cell.clone()));
            }
            "table" => {
                self.text.clear();
                self.blocks.extend(self.table.take().map(Block::Table));
            }
            "ol" | "ul" => {
                self.lists.pop();
                self.text.push('\n');
            }
            "p" | "div" => self.text.push('\n'),
            _ => {}
        }
    }

    fn end_text(&mut self) {
        let text = tidy(&std::mem::take(&mut self.text));
        if !text.is_empty() {
            self.blocks.push(Block::Text(text));
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines without blanks at their ends, and none that are blank. A number or bullet stays with what it belongs to.
fn tidy(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(one_line).filter(|line| !line.is_empty()) {
        let is_bare =
            |last: &String| last == "•" || last.strip_suffix('.').is_some_and(|number| number.parse::<u32>().is_ok());
        match lines.last_mut() {
            Some(last) if is_bare(last) => {
                last.push(' ');
                last.push_str(&line);
            }
            _ => lines.push(line),
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::{Block, blocks};

    #[test]
    fn markdown_and_html_are_read_alike() {
        let page = "# One *thing*\n\nA text\nthat goes on.\n\n1. First\n2. Second\n\n| a | b |\n|---|---|\n| 1 | x<br>y |\n\n\
                    <h2>Risk</h2>\n<table><tr><th>Likelihood</th></tr><tr><td>Low\n</td></tr></table>\n\n\
                    <script>alert(1)</script>\n";
        let table = |rows: &[&[&str]]| {
            Block::Table(rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect())
        };
        assert_eq!(
            blocks(page),
            [
                Block::Heading("One thing".to_owned()),
                Block::Text("A text\nthat goes on.\n1. First\n2. Second".to_owned()),
                table(&[&["a", "b"], &["1", "x\ny"]]),
                Block::Heading("Risk".to_owned()),
                table(&[&["Likelihood"], &["Low"]]),
                Block::Text("alert(1)".to_owned()),
            ]
        );
    }
}
