//! Columns of words for a terminal.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

/// Writes rows with their columns below each other, two blanks between them: the first on the left, the others on the right.
pub(crate) fn counts(out: &mut impl Write, rows: &[Vec<String>]) -> io::Result<()> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width =
        |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in rows {
        let mut line = String::new();
        for (place, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let gap = " ".repeat(width - cell.width());
            line.push_str(&if place == 0 { format!("{cell}{gap}") } else { format!("  {gap}{cell}") });
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
