//! The risk matrix on a terminal: how many hazards are in each cell, initially and now. Colours only repeat what stands
//! there in numbers.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use hazlog_core::ide::matrix::{FilledCell, FilledMatrix};
use hazlog_core::risk::Class;
use unicode_width::UnicodeWidthStr;

/// Columns of a cell at least: a risk of two digits and two numbers of hazards.
const CELL: usize = 12;

pub(crate) fn write(out: &mut impl Write, matrix: &FilledMatrix, colour: bool) -> io::Result<()> {
    let width = |words: &[smol_str::SmolStr]| words.iter().map(|word| word.width()).max().unwrap_or(0);
    let label = width(&matrix.likelihoods);
    let cell = width(&matrix.severities).max(CELL);
    let heads: String = matrix.severities.iter().map(|word| format!(" {}", padded(word, cell))).collect();
    writeln!(out, "{:label$}{}", "", heads.trim_end())?;
    let across = matrix.severities.len().max(1);
    for (likelihood, cells) in matrix.likelihoods.iter().rev().zip(matrix.cells.chunks(across)) {
        let mut line = padded(likelihood, label);
        for one in cells {
            let style = if colour { style(one.class) } else { Style::new() };
            line.push_str(&format!(" {style}{}{style:#}", padded(&content(one), cell)));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// `4   12 → 3`: the risk, and the hazards in the cell before and after. Without hazards, the risk alone.
fn content(cell: &FilledCell) -> String {
    let (before, after) = (cell.initial.len(), cell.residual.len());
    if before + after == 0 { format!(" {}", cell.risk) } else { format!(" {:<3}{before} → {after}", cell.risk) }
}

fn style(class: Class) -> Style {
    let ground = match class {
        Class::Acceptable => AnsiColor::Green,
        Class::WithJustification => AnsiColor::Cyan,
        Class::Undesirable => AnsiColor::Yellow,
        Class::Unacceptable => AnsiColor::Red,
    };
    let ink = if class == Class::Unacceptable { AnsiColor::BrightWhite } else { AnsiColor::Black };
    Style::new().bg_color(Some(ground.into())).fg_color(Some(ink.into()))
}

fn padded(word: &str, width: usize) -> String {
    format!("{word}{}", " ".repeat(width.saturating_sub(word.width())))
}
