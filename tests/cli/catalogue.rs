//! `hazlog catalogue`: the built-in editions, and the user's own copy of the workbook.

use std::io::{Cursor, Read, Write};
use std::path::PathBuf;

use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;

use crate::bench::{Bench, LOG, names};

const ROWS: [[&str; 8]; 4] = [
    [
        "Hazard number",
        "Hazard type",
        "Hazard name",
        "Hazard description",
        "Potential clinical impact",
        "Possible causes",
        "Suggested actions to mitigate hazard",
        "Links to documentation",
    ],
    [
        "46",
        "Structured - General",
        "Age of the list is not told",
        "Nobody sees when it was fetched.",
        "A wrong dose.",
        "No time stamp.",
        "Show \"the time\".",
        "https://example.org/46",
    ],
    [
        "201",
        "HTML",
        "Table wider than the page",
        "Columns are cut off.\nThe rest is lost.",
        "An allergy is missed.",
        "",
        "",
        "",
    ],
    ["202", "Carrier pigeon", "Unheard-of type", "A type that is none.", "", "", "", ""],
];

fn workbook(version: Option<&str>) -> Vec<u8> {
    let mut book = Workbook::new();
    if let Some(version) = version {
        let cover = book.add_worksheet();
        for (column, cell) in (0..).zip(["Version", version, "Date", "2026-05-04"]) {
            cover.write_string(0, column, cell).unwrap();
        }
    }
    let sheet = book.add_worksheet();
    sheet.set_name("Hazard Log").unwrap();
    for (row, cells) in (0..).zip(ROWS) {
        for (column, cell) in (0..).zip(cells) {
            match cell.parse::<f64>() {
                Ok(number) => drop(sheet.write_number(row, column, number).unwrap()),
                Err(_) => drop(sheet.write_string(row, column, cell).unwrap()),
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// The workbook with one more part that unpacks a thousandfold.
fn bomb() -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook(Some("9.1")))).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        writer.start_file(part.name().unwrap().into_owned(), SimpleFileOptions::default()).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.start_file("xl/media/image1.png", SimpleFileOptions::default()).unwrap();
    writer.write_all(&vec![0; 32 << 20]).unwrap();
    writer.finish().unwrap().into_inner()
}

#[test]
fn the_built_in_editions() {
    let mut bench = Bench::new(&[]);
    assert_eq!(bench.say(&["catalogue", "diff", "1.0", "2.0"]).code, 0);
    assert_eq!(bench.say(&["catalogue", "show", "GPC-88"]).code, 0);
    assert_eq!(bench.say(&["catalogue", "show", "GPC-88", "--edition", "2.0"]).code, 0);
    assert_eq!(bench.say(&["catalogue", "show", "GPC-1000"]).code, 2);
    assert_eq!(bench.say(&["catalogue", "show", "gpc-46"]).code, 2);
    assert_eq!(bench.say(&["catalogue", "show", "GPC-46", "--edition", "3.0"]).code, 2);
    assert_eq!(bench.say(&["catalogue", "diff", "1.0", "3.0"]).code, 2);
    assert_eq!(bench.say(&["catalogue", "list", "--edition", "7"]).code, 2);
    assert_eq!(bench.say(&["catalogue", "list"]).code, 0);
    let all = bench.run(&["catalogue", "diff", "1.0", "2.0", "--all"]).out;
    assert_eq!(all.lines().filter(|line| line.starts_with("unchanged")).count(), 48);
    assert!(bench.run(&["catalogue", "list", "--edition", "1.0"]).out.contains("edition 1.0 of 2020-11-03"));
    bench.held("catalogue");
}

#[test]
fn an_imported_workbook_is_used_by_its_project() {
    let mut bench = Bench::new(&[("hazlog.toml", ""), ("log.hazlog", "log HL-1 \"Log\" {\n}\n")]);
    bench.put("own.xlsx", &workbook(Some("9.1")));
    bench.put("nameless.xlsx", &workbook(None));
    assert_eq!(bench.say(&["catalogue", "import", "own.xlsx", "-o", "programme.hazlog"]).code, 0);
    let written = bench.text("programme.hazlog");
    assert_eq!(bench.say(&["fmt", "--check", "programme.hazlog"]).code, 0);
    assert_eq!(bench.say(&["check", "programme.hazlog", "--format=concise", "--today=2026-11-20"]).code, 0);
    assert_eq!(bench.say(&["catalogue", "show", "GPC-46", "--edition", "9.1"]).code, 0);
    assert_eq!(bench.say(&["catalogue", "show", "GPC-201"]).code, 0);
    assert_eq!(bench.say(&["catalogue", "list"]).code, 0);
    assert_eq!(bench.say(&["catalogue", "import", "own.xlsx", "-o", "programme.hazlog"]).code, 2);
    assert_eq!(bench.text("programme.hazlog"), written);
    assert_eq!(bench.say(&["catalogue", "import", "nameless.xlsx", "-o", "other.hazlog"]).code, 2);
    assert_eq!(bench.say(&["catalogue", "import", "nameless.xlsx", "--edition", "9.2", "-o", "other.hazlog"]).code, 0);
    assert_eq!(bench.say(&["catalogue", "import", "own.xlsx", "-o", "gone/other.hazlog"]).code, 2);
    assert_eq!(bench.say(&["catalogue", "import", "own.xlsx"]).code, 2);
    bench.held("catalogue-import");
}

#[test]
fn what_is_no_workbook_writes_nothing() {
    let mut bench =
        Bench::new(&[("text.xlsx", "number,name\n1,x\n"), ("empty.xlsx", ""), ("page.xlsx", "<html></html>")]);
    bench.put("bomb.xlsx", &bomb());
    bench.put("cut.xlsx", &workbook(Some("9.1"))[..2000]);
    let mut other = Workbook::new();
    other.add_worksheet().set_name("Rota").unwrap().write_string(0, 0, "Monday").unwrap();
    bench.put("rota.xlsx", &other.save_to_buffer().unwrap());
    std::fs::create_dir(bench.path("folder.xlsx")).unwrap();
    for name in ["text", "empty", "page", "bomb", "cut", "rota", "folder", "gone"] {
        let ran = bench.say(&["catalogue", "import", &format!("{name}.xlsx"), "-o", "out.hazlog"]);
        assert_eq!(ran.code, 2, "{name}");
        assert!(!bench.path("out.hazlog").exists(), "{name}");
    }
    let left: Vec<String> = names(&bench.path("")).into_iter().filter(|name| !name.ends_with(".xlsx")).collect();
    assert!(left.is_empty(), "{left:?}");
    bench.held("catalogue-no-workbook");
}

/// The published workbooks, which may not be copied into the project.
#[test]
fn the_published_workbooks_are_imported() {
    for (edition, hazards) in [("1.0", 53), ("2.0", 56)] {
        let file = format!("../shared/data/gp-connect/GP_Connect_Hazard_Log_Consumers_v{edition}.xlsx");
        let path: PathBuf = hazlog_tests::held::root().join(&file);
        if !path.exists() {
            assert!(std::env::var_os("CI").is_none(), "CI is set, and there is no {}", path.display());
            println!("skipped: there is no {}", path.display());
            continue;
        }
        let bench = Bench::new(&[("hazlog.toml", ""), ("log.hazlog", "log HL-1 \"Log\" {\n}\n")]);
        let ran = bench.run(&["catalogue", "import", path.to_str().unwrap(), "-o", "own.hazlog"]);
        assert_eq!((ran.code, ran.error.as_str()), (0, ""));
        assert_eq!(ran.out, format!("{hazards} hazards of edition {edition} written to own.hazlog\n"));
        let ran = bench.run(&["check", "own.hazlog", "--profile", "release", "--format=concise"]);
        assert_eq!((ran.code, ran.out.lines().count()), (0, 1), "{}", ran.out);
        assert_eq!(bench.run(&["fmt", "--check", "own.hazlog"]).code, 0);
        let shown = bench.run(&["catalogue", "show", "GPC-46", "--edition", edition]).out;
        assert!(shown.contains("\n  description\n") && !shown.contains("The full text is in"), "{shown}");
        let ran = bench.run(&["catalogue", "diff", "1.0", "2.0"]);
        assert!(ran.code == 0 && ran.out.contains("reused     GPC-88"), "{}{}", ran.out, ran.error);
    }
}

/// A log of the older edition goes over: what changed is asked again, and another run finds nothing to do.
#[test]
fn a_log_goes_over_to_another_edition() {
    let log = format!(
        "{LOG}\nprogramme GPC edition \"1.0\" {{\n  not-applicable GPC-3, GPC-49 because \"Not shown.\"\n}}\n\n\
         hazard H-1 \"Last issue not shown\" {{\n  addresses  GPC-46, GPC-88\n  owner      \"Squad\"\n}}\n"
    );
    let mut bench = Bench::new(&[("p/log.hazlog", &log), ("q/a.hazlog", "programme GPC edition \"1.0\"\n")]);
    let upgrade = ["catalogue", "upgrade", "p", "--to", "2.0", "--today", "2026-11-20"];
    assert_eq!(bench.run(&[&upgrade[..], &["--dry-run"]].concat()).code, 0);
    assert_eq!(bench.text("p/log.hazlog"), log);
    assert_eq!(bench.say(&upgrade).code, 0);
    let after = bench.text("p/log.hazlog");
    assert!(after.contains("  addresses  GPC-46\n"), "{after}");
    assert!(after.contains("under-review    GPC-3, GPC-88 owner \"Dr Priya Shah\" due 2027-02-18\n"), "{after}");
    assert!(after.contains("note            \"In edition 1.0, GPC-3 was not applicable: Not shown.\"\n"), "{after}");
    assert_eq!(bench.run(&["fmt", "--check", "p"]).code, 0, "what was laid out is so afterwards");
    assert_eq!(bench.say(&upgrade).code, 2);
    assert_eq!(bench.say(&["catalogue", "upgrade", "p", "--to", "3.0"]).code, 2);
    assert_eq!(bench.say(&["catalogue", "upgrade", "q", "--to", "2.0"]).code, 2);
    assert_eq!(bench.say(&["catalogue", "upgrade", "p", "--to", "1.0", "--from", "1.5"]).code, 2);
    bench.put("q/a.hazlog", b"programme GPC edition \"1.0\" {\n  note \"\"\"\n");
    assert_eq!(bench.say(&["catalogue", "upgrade", "q", "--to", "2.0", "--owner", "Dr A"]).code, 2);
    bench.held("catalogue-upgrade");
}
