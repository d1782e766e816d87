//! A folder to call the binary in, and a transcript of what was said: the snapshots in `said/` are read as a user reads
//! the terminal, and `HAZLOG_UPDATE=1` writes them anew.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use hazlog_tests::held::held;
use tempfile::TempDir;

pub(crate) const BINARY: &str = env!("CARGO_BIN_EXE_hazlog");

/// A header with which a log is complete.
pub(crate) const LOG: &str = r#"log HL-001 "Hazard log" {
  version       "0.1"
  date          2026-11-02
  standard      DCB0129
  organisation  "Acme Health Ltd"
  system        "Acme Discharge" release "3.2"
  officer       "Dr Priya Shah" registration "GMC 0000000"

  intended-use """
    Shows a hospital clinician the GP record.
    """
}
"#;

/// What a run gave.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) error: String,
}

/// A folder of its own, and what was said in it so far.
pub(crate) struct Bench {
    folder: TempDir,
    said: String,
}

impl Bench {
    /// A folder with these files.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let bench = Self { folder: TempDir::new().unwrap(), said: String::new() };
        for (name, text) in files {
            bench.put(name, text.as_bytes());
        }
        bench
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The binary in this folder, with nothing of the tester's own surroundings that changes what it says.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(BINARY);
        command.current_dir(self.folder.path());
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the binary; it must end by itself and never by a panic.
    #[track_caller]
    pub(crate) fn run_with(&self, args: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command();
        command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        // Who does not read its input closes it: no concern of the test.
        let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        self.ran(&output)
    }

    #[track_caller]
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, b"")
    }

    /// What a finished process gave, with the folder of the test called `FOLDER`.
    #[track_caller]
    pub(crate) fn ran(&self, output: &Output) -> Ran {
        let (out, error) = (self.plain(&output.stdout), self.plain(&output.stderr));
        assert!(!error.contains("panicked") && !out.contains("panicked"), "{error}");
        let code = output.status.code().expect("it ends by itself, not by a signal");
        assert!((0..=2).contains(&code), "exit {code}: {error}");
        Ran { code, out, error }
    }

    fn plain(&self, bytes: &[u8]) -> String {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let root = fs::canonicalize(self.folder.path()).unwrap();
        text.replace(root.to_str().unwrap(), "FOLDER")
    }

    /// Runs the binary and writes into the transcript what it said.
    #[track_caller]
    pub(crate) fn say(&mut self, args: &[&str]) -> Ran {
        self.say_with(args, b"")
    }

    /// As [`Bench::say`], with standard input.
    #[track_caller]
    pub(crate) fn say_with(&mut self, args: &[&str], input: &[u8]) -> Ran {
        let ran = self.run_with(args, input);
        self.note(&format!("$ hazlog {}", args.join(" ")), &ran);
        ran
    }

    /// Writes into the transcript what a run said.
    pub(crate) fn note(&mut self, title: &str, ran: &Ran) {
        self.said.push_str(&format!("{title}\n{}", ran.out));
        if !ran.error.is_empty() {
            self.said.push_str(&format!("-- on standard error\n{}", ran.error));
        }
        self.said.push_str(&format!("-- exit {}\n\n", ran.code));
    }

    /// Holds that the transcript is the one that is committed under this name.
    #[track_caller]
    pub(crate) fn held(self, name: &str) {
        held(&format!("tests/cli/said/{name}.txt"), &self.said);
    }
}

/// The names in a folder, sorted.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
