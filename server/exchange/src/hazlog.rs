//! Writes a programme workbook as a catalogue in the hazlog language, in its canonical form.
//!
//! Must not let a cell's content end a text, a string or a line's indentation, and must not reword it.

use crate::source::{string as quoted, unclosing};
use crate::text::{collapse, lines};
use crate::{HazardNumber, ProgrammeWorkbook, Row};

/// The workbook as a `catalogue` file of the hazlog language: one `catalogue GPC` item and an `entry` per hazard
/// in numeric order (hazards whose number is none come last), with type, fingerprint and the full text. Blank
/// cells are left out. `edition` is written as given: the caller knows better than a cover page.
///
/// Text is kept word for word, with three exceptions that the language needs: trailing blanks and control
/// characters go; common indentation goes; and a run of three or more quotation marks, which would end the text,
/// is written with a blank between each two: `" " "`. A number that is no valid id has its other characters
/// replaced by hyphens, and a comment above the entry says what the workbook has.
///
/// ```
/// # use hazlog_exchange::{ProgrammeWorkbook, to_hazlog};
/// # let workbook = ProgrammeWorkbook { document: None, edition: None, date: None, sheet: "s".into(),
/// #     rows: vec![], warnings: vec![] };
/// let catalogue = to_hazlog(&workbook, "2.0");
/// assert!(catalogue.contains(r#"catalogue GPC "GP Connect programme hazard log" edition "2.0""#));
/// ```
#[must_use]
pub fn to_hazlog(workbook: &ProgrammeWorkbook, edition: &str) -> String {
    let mut items = vec![format!(
        "# The GP Connect programme hazard log with its full text, from your own copy of the workbook.\n\
         # Made by `hazlog catalogue import`; import again rather than edit.\n"
    )];
    items.push(catalogue(workbook, edition));
    let mut rows: Vec<&Row> = workbook.rows.iter().collect();
    // A stable sort: hazards with the same number stay in the sheet's order.
    rows.sort_by(|a, b| a.number.cmp(&b.number));
    items.extend(rows.into_iter().map(entry));
    items.join("\n")
}

/// The `catalogue` item; without a block when there is nothing to put in it.
fn catalogue(workbook: &ProgrammeWorkbook, edition: &str) -> String {
    let title = string("GP Connect programme hazard log");
    let head = format!("catalogue GPC {title} edition {}", string(edition));
    let document = workbook.document.as_deref().map(|document| ("document", string(document)));
    let date = workbook.date.clone().map(|date| ("date", date));
    let fields: Vec<_> = document.into_iter().chain(date).collect();
    if fields.is_empty() { format!("{head}\n") } else { format!("{head} {{\n{}}}\n", one_line_fields(&fields)) }
}

/// One hazard.
fn entry(row: &Row) -> String {
    let (id, comment) = id(row);
    // A blank name is left out rather than made up: the language lets it be missing and says so.
    let name = if row.name.is_empty() { String::new() } else { format!(" {}", string(&row.name)) };
    let kind = (!row.hazard_type.is_empty()).then(|| ("type", string(&row.hazard_type)));
    let fingerprint = ("fingerprint", string(&row.fingerprint()));
    let fields: Vec<_> = kind.into_iter().chain([fingerprint]).collect();
    let texts: String = [
        ("description", &row.description),
        ("impact", &row.impact),
        ("causes", &row.causes),
        ("suggestion", &row.suggestion),
        ("links", &row.links),
    ]
    .into_iter()
    .map(|(keyword, content)| text_field(keyword, content))
    .collect();
    let gap = if texts.is_empty() { "" } else { "\n" };
    format!("{comment}entry GPC-{id}{name} {{\n{}{gap}{texts}}}\n", one_line_fields(&fields))
}

/// The number as the rest of an id, with a comment line where the workbook's number is none. Ids hold
/// letters, digits, `-`, `_` and `.`.
fn id(row: &Row) -> (String, String) {
    let HazardNumber::Text(text) = &row.number else {
        return (row.number.to_string(), String::new());
    };
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let id: String = text.chars().map(|c| if allowed(c) { c } else { '-' }).collect();
    let id = id.trim_matches('-');
    let id = if id.is_empty() { format!("row-{}", row.sheet_row) } else { id.to_owned() };
    let written: String = one_line(text);
    (id, format!("# Row {} of the workbook; its number reads: {written}\n", row.sheet_row))
}

/// `keyword  value` lines at one level, values aligned two blanks after the longest keyword.
fn one_line_fields(fields: &[(&str, String)]) -> String {
    let width = fields.iter().map(|(keyword, _)| keyword.len()).max().unwrap_or(0) + 2;
    fields.iter().map(|(keyword, value)| format!("  {keyword:width$}{value}\n")).collect()
}

/// A text block, or nothing for blank content. Every line is indented, so none can start an item.
fn text_field(keyword: &str, content: &str) -> String {
    let lines = lines(content);
    if lines.is_empty() {
        return String::new();
    }
    let indented = |line: String| {
        if line.is_empty() { "\n".to_owned() } else { format!("    {}\n", unclosing(&line)) }
    };
    let body: String = lines.into_iter().map(indented).collect();
    format!("  {keyword} \"\"\"\n{body}    \"\"\"\n")
}

/// A string of one line.
fn string(value: &str) -> String {
    quoted(&one_line(value))
}

/// One line without control characters, and one blank for several.
fn one_line(value: &str) -> String {
    let plain: String = value.chars().map(|c| if c.is_ascii_control() { ' ' } else { c }).collect();
    collapse(&plain)
}
