//! Sessions as readable texts: what the client does, and below each of its lines what the server says, in
//! `tests/lsp/scripts`. `HAZLOG_UPDATE=1` writes what the server says.
//!
//! After each line the server is let finish. Then stands, in this order: its answer; what it asked; the diagnostics that
//! are new, each file's last ones; and whatever else it said. Progress, and being told to ask again, are left out, for
//! nobody can tell how often that comes.

mod said;
mod step;

use hazlog_tests::client::{Client, Folder, Pose, Setup};
use hazlog_tests::held::{held, root};

use crate::bench::BINARY;
use said::Names;
use step::{Step, steps};

#[test]
fn every_script_goes_as_written() {
    let folder = root().join("tests/lsp/scripts");
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert!(!names.is_empty());
    for name in names {
        let path = format!("tests/lsp/scripts/{name}");
        let text = std::fs::read_to_string(root().join(&path)).unwrap();
        held(&path, &play(&text));
    }
}

/// Plays a script, and gives it with what the server said.
fn play(text: &str) -> String {
    let mut stage = Stage::default();
    let mut played = String::new();
    for step in steps(text) {
        played.push_str(step.text);
        for said in stage.act(&step) {
            played.push_str(&said);
        }
    }
    if let Some(mut client) = stage.client.take() {
        client.take_unread();
        client.end_quietly();
    }
    played
}

/// What a script has set up, and its client once it has started.
#[derive(Default)]
struct Stage {
    setup: Setup,
    folder: Option<Folder>,
    client: Option<Client>,
}

impl Stage {
    fn act(&mut self, step: &Step<'_>) -> Vec<String> {
        match step.words.as_slice() {
            [] => Vec::new(),
            ["as", pose] => {
                self.setup.pose = *Pose::ALL.iter().find(|known| known.name() == *pose).expect("a known client");
                Vec::new()
            }
            ["file", name] => {
                self.folder.get_or_insert_default().write(name, &step.block);
                Vec::new()
            }
            ["start"] => {
                let folder = self.folder.take().unwrap_or_default();
                let mut client = Client::silent(BINARY, folder, std::mem::take(&mut self.setup));
                client.listen();
                client.initialize();
                client.heard.remove(0);
                self.client.insert(client).settle();
                self.said(None)
            }
            _ => {
                let client = self.client.as_mut().expect("the script has started");
                let asked = step.play(client);
                client.settle();
                self.said(asked)
            }
        }
    }

    fn said(&mut self, asked: Option<i64>) -> Vec<String> {
        let client = self.client.as_mut().unwrap();
        let heard = std::mem::take(&mut client.heard);
        client.take_unread();
        said::said(&Names::of(client), heard, asked)
    }
}
