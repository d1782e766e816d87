//! hazlog's core: from the text of a clinical hazard log to the findings in it.
//!
//! Text in, plain data out. It opens no file, reads no clock and no environment, prints nothing and names no type of
//! any protocol: today's date, the configuration and which evidence exists are inputs. The modules below import only
//! from those above them in this list; a test holds that.

pub mod text;

pub mod diagnostic;

pub mod syntax;

pub mod model;

pub mod risk;

pub mod config;

pub mod catalogue;

pub mod format;

pub mod workspace;

pub mod rules;

pub mod lint;

pub mod ide;
