//! `hazlog lsp`

use std::io::{stderr, stdin, stdout};
use std::path::Path;
use std::sync::Mutex;

use anyhow::Context;
use hazlog_lsp::{Ended, Options, serve};
use hazlog_project::{Places, append_to};
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::fmt;

use crate::args::{LogLevel, Lsp};
use crate::outcome::Outcome;

pub(crate) fn run(args: Lsp) -> anyhow::Result<Outcome> {
    log_to(args.log.as_deref(), args.log_level)?;
    let base = etcetera::base_strategy::choose_base_strategy().ok();
    let home = std::env::home_dir();
    let options = Options {
        profile: args.profile.map(Into::into),
        today: args.today,
        places: Places { home, temp: Some(std::env::temp_dir()) },
        caches: base.map(|base| etcetera::BaseStrategy::cache_dir(&base)),
    };
    let ended = serve(stdin(), stdout(), options)?;
    Ok(match ended {
        Ended::Properly => Outcome::Clean,
        Ended::Abruptly => Outcome::Findings,
    })
}

/// What happens goes to standard error, or to a file: standard output belongs to the protocol.
fn log_to(file: Option<&Path>, level: LogLevel) -> anyhow::Result<()> {
    let level = match level {
        LogLevel::Error => LevelFilter::ERROR,
        LogLevel::Warn => LevelFilter::WARN,
        LogLevel::Info => LevelFilter::INFO,
        LogLevel::Debug => LevelFilter::DEBUG,
    };
    let format = fmt().with_max_level(level).with_ansi(false);
    match file {
        Some(path) => {
            let file = append_to(path).with_context(|| format!("the log cannot be written to {}", path.display()))?;
            format.with_writer(Mutex::new(file)).init();
        }
        None => format.with_writer(stderr).init(),
    }
    Ok(())
}
