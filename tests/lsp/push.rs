//! Diagnostics that the server pushes: when, for which version, and when they are taken back.

use hazlog_tests::client::{Client, Pose};

use crate::bench::{LOG, UNSCORED, client, rules, watched};

/// A project with one log that has one finding, in an editor that watches files for the server.
fn started() -> Client {
    started_in(Pose::Eglot)
}

/// The same, in another editor.
fn started_in(pose: Pose) -> Client {
    let mut client = client(pose, &[("head.hazlog", LOG), ("log.hazlog", UNSCORED)]);
    client.settle();
    assert_eq!(rules(client.shown("log.hazlog")), ["unscored-hazard"]);
    client
}

const SCORE: &str = "  initial severity minor likelihood low because \"Seen once.\"\n";

#[test]
fn pushed_only_when_they_are_others_and_with_the_version_that_they_are_about() {
    let mut client = started_in(Pose::Neovim);
    client.open("log.hazlog");
    client.settle();
    let last = client.pushes.last().unwrap();
    assert_eq!(last.version, Some(1), "an editor may show only what came while the document was open");
    let before = client.pushes.len();
    let end = client.text("log.hazlog").len();
    client.type_at("log.hazlog", end, "# A remark that changes nothing.\n");
    client.settle();
    assert_eq!(client.pushes.len(), before, "{:?}", client.pushes.last());
    client.replace("log.hazlog", 0..0, "# And one above.\n");
    client.settle();
    assert_eq!(client.pushes.len(), before + 1);
    let last = client.pushes.last().unwrap();
    assert_eq!(last.version, Some(client.version("log.hazlog")));
    assert_eq!(last.diagnostics[0]["range"]["start"]["line"], 1);
    let end = client.text("log.hazlog").len() - "}\n# A remark that changes nothing.\n".len();
    client.replace("log.hazlog", end..end, SCORE);
    client.replace_text("log.hazlog", "status    open", "status    closed");
    client.settle();
    assert!(client.all_shown().is_empty(), "{:?}", client.all_shown());
    let last = client.pushes.last().unwrap();
    assert_eq!((last.version, last.diagnostics.len()), (Some(client.version("log.hazlog")), 0));
    client.end_quietly();
}

/// It shows the places again that it was told, as offsets, after whatever was typed before them.
#[test]
fn pushed_for_each_version_to_emacs() {
    let mut client = started();
    client.open("log.hazlog");
    client.settle();
    let before = client.pushes.last().unwrap().diagnostics.clone();
    client.replace_text("log.hazlog", "H-1 \"A stopped", "H-1 \"A long stopped");
    client.settle();
    let last = client.pushes.last().unwrap();
    assert_eq!((last.version, &last.diagnostics), (Some(2), &before));
    let count = client.pushes.len();
    client.settle();
    assert_eq!(client.pushes.len(), count, "once for a version");
    client.end_quietly();
}

/// Whatever was typed before it was read, the last push is about the last version.
#[test]
fn a_burst_ends_with_what_is_true_at_its_end() {
    let mut client = started();
    client.open("log.hazlog");
    for number in 0..300 {
        client.replace("log.hazlog", 0..0, &format!("# {number}\n"));
    }
    client.settle();
    assert_eq!(client.shown("log.hazlog")[0]["range"]["start"]["line"], 300);
    let versions: Vec<i64> = client.pushes.iter().filter_map(|push| push.version).collect();
    assert!(versions.is_sorted(), "{versions:?}");
    assert_eq!(versions.last(), Some(&client.version("log.hazlog")));
    assert!(versions.len() < 100, "each keystroke was pushed");
    client.end_quietly();
}

#[test]
fn taken_back_when_a_file_is_deleted() {
    let mut client = started();
    client.folder.remove("log.hazlog");
    watched(&mut client, &[("log.hazlog", 3)]);
    client.settle();
    assert!(client.all_shown().is_empty());
    client.end_quietly();
}

#[test]
fn moved_when_a_file_is_renamed() {
    let mut client = started();
    std::fs::rename(client.folder.path("log.hazlog"), client.folder.path("renamed.hazlog")).unwrap();
    watched(&mut client, &[("log.hazlog", 3), ("renamed.hazlog", 1)]);
    client.settle();
    assert_eq!(client.all_shown().keys().collect::<Vec<_>>(), [&client.uri("renamed.hazlog")]);
    client.end_quietly();
}

#[test]
fn renamed_while_it_is_open() {
    let mut client = started();
    client.open("log.hazlog");
    client.replace("log.hazlog", 0..0, "# Not saved.\n");
    client.settle();
    std::fs::rename(client.folder.path("log.hazlog"), client.folder.path("renamed.hazlog")).unwrap();
    let text = client.text("log.hazlog").to_owned();
    client.close("log.hazlog");
    client.open_with("renamed.hazlog", &text);
    watched(&mut client, &[("log.hazlog", 3), ("renamed.hazlog", 1)]);
    client.settle();
    assert_eq!(client.all_shown().keys().collect::<Vec<_>>(), [&client.uri("renamed.hazlog")]);
    assert_eq!(client.shown("renamed.hazlog")[0]["range"]["start"]["line"], 1);
    client.end_quietly();
}

/// A document that was never saved is gone when it is closed; one that was not saved is again as it is on the disk.
#[test]
fn closed_without_being_saved() {
    let mut client = started();
    client.open_with("new.hazlog", UNSCORED);
    client.open("log.hazlog");
    client.replace("log.hazlog", 0..0, "# Not saved.\n");
    client.settle();
    // Now the same hazard stands in two files.
    assert_eq!(client.all_shown().len(), 2);
    client.close("new.hazlog");
    client.close("log.hazlog");
    client.settle();
    assert_eq!(client.all_shown().len(), 1);
    assert_eq!(rules(client.shown("log.hazlog")), ["unscored-hazard"]);
    assert_eq!(client.shown("log.hazlog")[0]["range"]["start"]["line"], 0);
    client.end_quietly();
}

#[test]
fn taken_back_when_a_file_is_excluded_in_the_editor() {
    let mut client = started();
    client.open("log.hazlog");
    client.settle();
    client.open_with("hazlog.toml", "");
    let rows = "exclude = [\"log.hazlog\"]\n";
    client.type_at("hazlog.toml", 0, rows);
    client.settle();
    assert!(client.all_shown().is_empty(), "{:?}", client.all_shown());
    client.replace_all("hazlog.toml", "");
    client.settle();
    assert_eq!(rules(client.shown("log.hazlog")), ["unscored-hazard"]);
    client.replace_all("hazlog.toml", rows);
    client.settle();
    assert!(client.all_shown().is_empty());
    // It was never saved: on the disk nothing is excluded.
    client.close("hazlog.toml");
    client.settle();
    assert_eq!(rules(client.shown("log.hazlog")), ["unscored-hazard"]);
    client.end_quietly();
}

#[test]
fn taken_back_when_a_file_is_excluded_on_the_disk() {
    for is_open in [false, true] {
        let mut client = started();
        if is_open {
            client.open("log.hazlog");
        }
        client.folder.write("hazlog.toml", "exclude = [\"log.hazlog\"]\n");
        watched(&mut client, &[("hazlog.toml", 1)]);
        client.settle();
        assert!(client.all_shown().is_empty(), "open: {is_open} {:?}", client.all_shown());
        client.folder.remove("hazlog.toml");
        watched(&mut client, &[("hazlog.toml", 3)]);
        client.settle();
        assert_eq!(rules(client.shown("log.hazlog")), ["unscored-hazard"], "open: {is_open}");
        client.end_quietly();
    }
}

/// What one file says makes another one right or wrong.
#[test]
fn other_files_change_with_what_they_refer_to() {
    let control = "control CTL-1 design \"A banner over old lists\" {\n  owner \"Squad\"\n  state planned\n}\n";
    let mut client = started();
    let use_of_it = "\n  use control CTL-1 mitigates C1\n}\n";
    client.open("log.hazlog");
    let end = client.text("log.hazlog").len();
    client.replace("log.hazlog", end - 2..end, use_of_it);
    client.settle();
    assert!(
        rules(client.shown("log.hazlog")).contains(&"unknown-reference"),
        "{:?}",
        rules(client.shown("log.hazlog"))
    );
    client.open_with("controls.hazlog", "");
    client.type_at("controls.hazlog", 0, control);
    client.settle();
    assert!(
        !rules(client.shown("log.hazlog")).contains(&"unknown-reference"),
        "{:?}",
        rules(client.shown("log.hazlog"))
    );
    client.replace_text("controls.hazlog", "CTL-1", "CTL-2");
    client.settle();
    assert!(rules(client.shown("log.hazlog")).contains(&"unknown-reference"));
    client.close("controls.hazlog");
    client.settle();
    assert!(rules(client.shown("log.hazlog")).contains(&"unknown-reference"));
    client.folder.write("controls.hazlog", control);
    watched(&mut client, &[("controls.hazlog", 1)]);
    client.settle();
    assert!(!rules(client.shown("log.hazlog")).contains(&"unknown-reference"));
    client.end_quietly();
}

/// The places that explain a finding move with the file that they are in.
#[test]
fn related_places_move_with_their_file() {
    let mut client = client(Pose::Neovim, &[("head.hazlog", LOG), ("log.hazlog", UNSCORED)]);
    client.open("log.hazlog");
    client.open_with("twin.hazlog", UNSCORED);
    client.settle();
    let related = |client: &Client| {
        let all = client.all_shown().values().flatten();
        let places = all.filter_map(|one| one["relatedInformation"].as_array()).flatten();
        places.map(|place| place["location"]["range"]["start"]["line"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(related(&client), [0]);
    let twin = client.all_shown().iter().find(|(_, all)| rules(all).contains(&"duplicate-id")).unwrap().0.clone();
    let other = if twin == client.uri("log.hazlog") { "twin.hazlog" } else { "log.hazlog" };
    client.replace(other, 0..0, "# One line.\n# Two lines.\n");
    client.settle();
    assert_eq!(related(&client), [2]);
    client.end_quietly();
}
