//! The items of a log that are no hazards, and the order of all of them.

use super::hazard::{control, hazard, waiver};
use super::writer::Writer;
use crate::Record;
use crate::record::{Answer, Approval, Change, Log, Programme, Review};

pub(super) fn write(writer: &mut Writer, record: &Record) {
    record.log.iter().for_each(|one| log(writer, one));
    record.programmes.iter().for_each(|one| programme(writer, one));
    record.hazards.iter().for_each(|one| hazard(writer, one));
    record.controls.iter().for_each(|one| control(writer, one));
    record.changes.iter().for_each(|one| change(writer, one));
    record.reviews.iter().for_each(|one| review(writer, one));
    record.approvals.iter().for_each(|one| approval(writer, one));
    record.waivers.iter().for_each(|one| waiver(writer, one));
}

fn log(writer: &mut Writer, log: &Log) {
    writer.line("log").words([&log.id]).name(log.title.as_ref());
    writer.block(|writer| {
        writer.string("version", log.version.as_ref());
        writer.date("date", log.date);
        writer.word("standard", log.standard.as_ref());
        writer.string("organisation", log.organisation.as_ref());
        if let Some(system) = &log.system {
            writer.line("system").text(&system.name).clause("release", system.release.as_ref());
        }
        if let Some(officer) = &log.officer {
            writer.line("officer").text(&officer.name).clause("registration", officer.registration.as_ref());
        }
        if let Some(supplier) = &log.supplier {
            writer.line("supplier").text(&supplier.name).clause("log", supplier.log.as_ref());
        }
        writer.text("intended-use", log.intended_use.as_ref());
        log.notes.iter().for_each(|note| writer.text("note", Some(note)));
    });
}

fn programme(writer: &mut Writer, programme: &Programme) {
    writer.line("programme").words([&programme.id]).clause("edition", programme.edition.as_ref());
    writer.block(|writer| {
        writer.list("uses", &programme.uses);
        programme.answers.iter().for_each(|one| answer(writer, one));
        programme.notes.iter().for_each(|note| writer.text("note", Some(note)));
    });
}

fn answer(writer: &mut Writer, answer: &Answer) {
    writer
        .line(&answer.answer)
        .list(&answer.ids)
        .clause("to", answer.to.as_ref())
        .clause("because", answer.because.as_ref())
        .clause("owner", answer.owner.as_ref())
        .clause_word("due", answer.due)
        .clause("by", answer.by.as_ref())
        .clause_word("on", answer.on);
}

fn change(writer: &mut Writer, change: &Change) {
    writer.line("change").text(&change.version).clause_word("on", change.on).name(change.what.as_ref());
}

fn review(writer: &mut Writer, review: &Review) {
    writer.line("review").words(review.date).name(review.name.as_ref());
    writer.block(|writer| {
        if !review.by.is_empty() {
            writer.line("by").texts(&review.by);
        }
        writer.list("covers", &review.covers);
        review.notes.iter().for_each(|note| writer.text("note", Some(note)));
    });
}

fn approval(writer: &mut Writer, approval: &Approval) {
    writer.line("approval").text(&approval.version).clause("by", approval.by.as_ref()).clause_word("on", approval.on);
}
