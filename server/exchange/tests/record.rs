//! Records: what a log says comes out of what is written of it, for every log and any text.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::Path;

use hazlog_core::config::Config;
use hazlog_core::workspace::{Snapshot, Workspace};
use hazlog_exchange::record::{
    Acceptance, Action, Answer, Approval, Cause, Change, Control, Evidence, Hazard, Log, Officer, Programme, Review,
    Score, Supplier, System, Unread, UsedControl, Waiver,
};
use hazlog_exchange::{Record, to_source};
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn snapshot(files: Vec<(String, String)>) -> Snapshot {
    let mut workspace = Workspace::new(Config::default(), date(2026, 11, 20));
    workspace.load(files);
    workspace.snapshot()
}

/// What is written of a record says the same, is read without complaint, and is in its canonical form.
fn check(record: &Record) -> Result<(), TestCaseError> {
    let source = to_source(record);
    let read = snapshot(vec![("log.hazlog".to_owned(), source.clone())]);
    prop_assert_eq!(Unread::of(&read), vec![], "{}", source);
    prop_assert_eq!(&Record::of(&read), record, "{}", source);
    prop_assert_eq!(hazlog_core::format::format(&source).unwrap(), source);
    Ok(())
}

#[test]
fn every_log_of_the_repository_is_written_as_it_says() {
    let logs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/logs");
    let mut seen = 0;
    for project in std::fs::read_dir(logs).unwrap() {
        let mut files = Vec::new();
        collect(&project.unwrap().path(), &mut files);
        let read = snapshot(files);
        let record = Record::of(&read);
        if Unread::of(&read).is_empty() {
            seen += record.hazards.len();
            check(&record).unwrap();
        }
    }
    assert!(seen > 20, "only {seen} hazards");
}

fn collect(path: &Path, files: &mut Vec<(String, String)>) {
    if path.is_dir() {
        std::fs::read_dir(path).unwrap().for_each(|entry| collect(&entry.unwrap().path(), files));
    } else if path.extension().is_some_and(|ending| ending == "hazlog") {
        files.push((path.display().to_string(), std::fs::read_to_string(path).unwrap()));
    }
}

/// Any text that is in the form in which texts are read: no blanks at the ends of lines, no three quotes in several lines.
fn prose() -> impl Strategy<Value = String> {
    let line = "[a-z\"\\\\#{},é漢\u{5d0}😀 ]{0,12}";
    prop::collection::vec(line, 1..4).prop_filter_map("a text", |lines| {
        let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
        let text =
            if lines.len() == 1 { lines[0].trim().to_owned() } else { format!("a{}", lines.join("\n").trim_end()) };
        let can_be_written = !text.contains('\n') || !text.contains("\"\"\"");
        (can_be_written && !text.is_empty()).then_some(text)
    })
}

fn name() -> impl Strategy<Value = String> {
    "[a-z\"\\\\#{},é漢😀]{1,9}( [a-z\"\\\\#{}]{1,5})?"
}

fn id() -> impl Strategy<Value = String> {
    "[A-Z]{1,3}-[0-9]{1,3}"
}

fn ids() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(id(), 0..4)
}

fn day() -> impl Strategy<Value = Date> {
    (1990i16..2100, 1i8..13, 1i8..29).prop_map(|(year, month, day)| date(year, month, day))
}

fn word(words: &'static [&'static str]) -> impl Strategy<Value = Option<String>> {
    prop::option::of(prop::sample::select(words).prop_map(str::to_owned))
}

fn some<S: Strategy>(strategy: S) -> impl Strategy<Value = Option<S::Value>> {
    prop::option::of(strategy)
}

fn many<S: Strategy>(strategy: S) -> impl Strategy<Value = Vec<S::Value>> {
    prop::collection::vec(strategy, 0..3)
}

fn control(shared: bool) -> impl Strategy<Value = Control> {
    let kinds = &["design", "test", "process", "training", "information"];
    let evidence = (any::<bool>(), any::<bool>(), name()).prop_map(|(first, test, target)| Evidence {
        kind: Some(if first { "implementation" } else { "effectiveness" }.to_owned()),
        test,
        target,
    });
    let by = prop_oneof![Just("deployer".to_owned()), name()];
    let head = (id(), name(), any::<bool>(), prop::sample::select(kinds.as_slice()), some(by));
    let rest = (
        ids(),
        some(name()),
        word(&["planned", "verified"]),
        some(day()),
        many(evidence),
        some(prose()),
        many(prose()),
        ids(),
    );
    (head, rest).prop_map(
        move |((id, name, existing, kind, by), (mitigates, owner, state, due, evidence, description, notes, tags))| {
            Control {
                id,
                name: Some(name),
                existing: existing && !shared,
                kind: Some(kind.to_owned()),
                by,
                mitigates: if shared { Vec::new() } else { mitigates },
                owner,
                state,
                due,
                evidence,
                description,
                notes,
                tags,
            }
        },
    )
}

fn score() -> impl Strategy<Value = Score> {
    (some("[a-z]{1,5}-x"), some(prose())).prop_map(|(severity, because)| Score {
        likelihood: severity.clone(),
        risk: severity.as_ref().map(|_| "3".to_owned()),
        severity: severity.or(Some("major".to_owned())),
        because,
    })
}

fn hazard() -> impl Strategy<Value = Hazard> {
    let facts = (
        id(),
        name(),
        some(name()),
        word(&["one", "several"]),
        some(day()),
        word(&["open", "closed"]),
        some(prose()),
        some(prose()),
    );
    let causes = many((id(), name()).prop_map(|(id, name)| Cause { id, name: Some(name) }));
    let uses = many((id(), any::<bool>(), ids()).prop_map(|(id, existing, mitigates)| UsedControl {
        id,
        existing,
        mitigates,
    }));
    let parts =
        (causes, many(control(false)), uses, some(score()), some(score()), some(prose()), many(prose()), many(prose()));
    let action = (id(), name(), name(), day(), some(day())).prop_map(|(id, what, owner, due, done)| Action {
        id,
        what: Some(what),
        owner: Some(owner),
        due: Some(due),
        done,
    });
    let accepted = (name(), day()).prop_map(|(by, on)| Acceptance { by: Some(by), on: Some(on) });
    let rest = (some(day()), ids(), many(action), some(accepted), many(prose()), ids(), ids());
    (facts, parts, rest).prop_map(|(facts, parts, rest)| {
        let (id, name, owner, patients, raised, status, description, impact) = facts;
        let (causes, controls, uses, initial, residual, risk_benefit, constraints, notes) = parts;
        let (review_by, tags, actions, accepted, waivers, addresses, mut addresses_in_part) = rest;
        addresses_in_part.retain(|id| !addresses.contains(id));
        // They are written existing ones first, and own ones before shared ones.
        let (mut controls, mut uses): (Vec<Control>, Vec<UsedControl>) = (controls, uses);
        controls.sort_by_key(|control| !control.existing);
        uses.sort_by_key(|used| !used.existing);
        Hazard {
            id,
            name: Some(name),
            addresses,
            addresses_in_part,
            owner,
            mode: patients.iter().map(|_| "fault".to_owned()).collect(),
            patients,
            raised,
            status,
            status_to: None,
            description,
            impact,
            causes,
            controls,
            uses,
            initial,
            residual,
            risk_benefit,
            constraints,
            notes,
            review_by,
            tags,
            actions,
            accepted,
            waivers: waivers
                .into_iter()
                .map(|why| Waiver { rule: "wrong-risk".to_owned(), because: Some(why) })
                .collect(),
        }
    })
}

fn log() -> impl Strategy<Value = Log> {
    let names = (id(), name(), some(name()), some(day()), word(&["DCB0129", "DCB0160"]), some(name()));
    (names, some((name(), some(name()))), some(prose()), many(prose())).prop_map(
        |(names, pair, intended_use, notes)| {
            let (id, title, version, date, standard, organisation) = names;
            let pair = pair.as_ref();
            Log {
                id,
                title: Some(title),
                version,
                date,
                standard,
                organisation,
                system: pair.map(|(name, release)| System { name: name.clone(), release: release.clone() }),
                officer: pair.map(|(name, release)| Officer { name: name.clone(), registration: release.clone() }),
                supplier: pair.map(|(name, release)| Supplier { name: name.clone(), log: release.clone() }),
                intended_use,
                notes,
            }
        },
    )
}

fn answer() -> impl Strategy<Value = Answer> {
    let answers = prop::sample::select(["not-applicable", "transferred", "partly-covered", "under-review"].as_slice());
    (answers, prop::collection::vec(id(), 1..3), prose(), name(), day(), some((name(), day()))).prop_map(
        |(answer, ids, why, who, due, decided)| Answer {
            answer: answer.to_owned(),
            ids,
            because: (answer != "under-review").then_some(why),
            to: (answer == "transferred").then(|| who.clone()),
            owner: (answer == "under-review").then_some(who),
            due: (answer == "under-review").then_some(due),
            by: decided.as_ref().map(|(by, _)| by.clone()),
            on: decided.map(|(_, on)| on),
        },
    )
}

fn record() -> impl Strategy<Value = Record> {
    let programme = (name(), many(answer()), many(prose())).prop_map(|(edition, answers, notes)| Programme {
        id: "GPC".to_owned(),
        edition: Some(edition),
        uses: vec!["html".to_owned(), "general".to_owned()],
        answers,
        notes,
    });
    let change =
        (name(), day(), prose()).prop_map(|(version, on, what)| Change { version, on: Some(on), what: Some(what) });
    let review = (day(), name(), many(name()), ids(), many(prose()))
        .prop_map(|(date, name, by, covers, notes)| Review { date: Some(date), name: Some(name), by, covers, notes });
    let approval =
        (name(), name(), day()).prop_map(|(version, by, on)| Approval { version, by: Some(by), on: Some(on) });
    let waiver = prose().prop_map(|why| Waiver { rule: "wrong-risk".to_owned(), because: Some(why) });
    let items = (many(hazard()), many(control(true)), many(change), many(review), many(approval), many(waiver));
    (some(log()), many(programme), items).prop_map(|(log, programmes, items)| {
        let (hazards, controls, changes, reviews, approvals, waivers) = items;
        Record { log, programmes, hazards, controls, changes, reviews, approvals, waivers }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_record_is_written_as_it_says(record in record()) {
        check(&record)?;
    }
}
