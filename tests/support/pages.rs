//! Fenced blocks of a Markdown page.

/// A fenced block: its info string, its content, and where the content stands in the page.
#[derive(Debug, Clone)]
pub struct Fence {
    pub info: String,
    pub content: String,
    pub start: usize,
    pub end: usize,
}

/// The fenced blocks of a page, in order.
pub fn fences(page: &str) -> Vec<Fence> {
    let mut fences = Vec::new();
    let mut open: Option<(String, usize)> = None;
    let mut offset = 0;
    for line in page.split_inclusive('\n') {
        if let Some(info) = line.trim_end().strip_prefix("```") {
            match open.take() {
                None => open = Some((info.to_owned(), offset + line.len())),
                Some((info, start)) => {
                    fences.push(Fence { info, content: page[start..offset].to_owned(), start, end: offset });
                }
            }
        }
        offset += line.len();
    }
    assert!(open.is_none(), "a fence is not closed");
    fences
}
