//! Standard output and standard error, with or without colour.

use std::io::{self, BufWriter, Write};

use anstream::{AutoStream, ColorChoice};

use crate::args::Colour;

/// Where a command writes: results to standard output, complaints to standard error.
pub(crate) struct Terminal {
    out: BufWriter<AutoStream<io::Stdout>>,
    error: AutoStream<io::Stderr>,
    colour: bool,
}

impl Terminal {
    pub(crate) fn new(colour: Colour) -> Self {
        let choice = match colour {
            Colour::Auto => AutoStream::choice(&io::stdout()),
            Colour::Always => ColorChoice::Always,
            Colour::Never => ColorChoice::Never,
        };
        let error = match colour {
            Colour::Auto => AutoStream::choice(&io::stderr()),
            _ => choice,
        };
        Self {
            out: BufWriter::new(AutoStream::new(io::stdout(), choice)),
            error: AutoStream::new(io::stderr(), error),
            colour: choice != ColorChoice::Never,
        }
    }

    /// Whether results may be coloured.
    pub(crate) fn has_colour(&self) -> bool {
        self.colour
    }

    /// Standard output.
    pub(crate) fn out(&mut self) -> &mut impl Write {
        &mut self.out
    }

    /// Lines on standard error that say what could not be done. Where even that cannot be written, nobody listens.
    pub(crate) fn complain(&mut self, message: &str) {
        let _ = self.out.flush();
        for line in message.lines() {
            let _ = writeln!(self.error, "hazlog: {line}");
        }
    }

    /// Says why a command could not go on. A reader of standard output that has gone, as `head` does, knows it already;
    /// the run still counts as failed, for findings that nobody read are no all-clear.
    pub(crate) fn give_up(&mut self, error: &anyhow::Error) {
        match error.downcast_ref::<io::Error>() {
            Some(cause) if cause.kind() == io::ErrorKind::BrokenPipe => {}
            Some(cause) => self.complain(&format!(
                "what was found could not be written to its end ({cause}): look at the space on the disk, and run it again"
            )),
            None => self.complain(&format!("{error:#}")),
        }
    }

    /// Lines on standard error that show what a complaint is about.
    pub(crate) fn show(&mut self, lines: &str) {
        let _ = self.out.flush();
        let _ = write!(self.error, "{lines}");
    }

    /// A line on standard error that is no complaint.
    pub(crate) fn note(&mut self, message: &str) {
        let _ = self.out.flush();
        let _ = writeln!(self.error, "{message}");
    }

    /// Writes out what is left.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
