//! What is refused before or while a workbook is unpacked, each file built here: other kinds of file, locked
//! ones, bombs, and declared sizes that are lies.
#![allow(clippy::panic, reason = "helpers of tests stand outside of #[test] functions")]

mod common;

use common::{HEADINGS, part, with_part, workbook};
use hazlog_exchange::{MAX_INPUT, WorkbookError, read_workbook};
use std::fmt::Write as _;

fn good() -> Vec<u8> {
    workbook(&[&HEADINGS, &["1", "HTML", "Lost page", "d"]])
}

/// Every place of a byte pattern.
fn places(bytes: &[u8], pattern: &[u8]) -> Vec<usize> {
    bytes.windows(pattern.len()).enumerate().filter(|(_, window)| *window == pattern).map(|(at, _)| at).collect()
}

#[track_caller]
fn is_too_large(bytes: &[u8], what: &str) {
    match read_workbook(bytes) {
        Err(error @ WorkbookError::TooLarge { .. }) => {
            assert!(error.to_string().contains(what), "{error}")
        }
        other => panic!("expected too large ({what}), got {other:?}"),
    }
}

#[test]
fn other_files_are_named_for_what_they_are() {
    let docx = with_part(&with_part(&good(), "word/document.xml", b"<w/>"), "x", b"");
    let xlsb = with_part(&good(), "xl/workbook.bin", b"");
    for (bytes, found) in [
        (&b""[..], "an empty file"),
        (b"%PDF-1.7", "a PDF document"),
        (b"number,name\n1,x\n", "a text file"),
        (b"<html>", "a web page"),
        (b"\x89PNG\0", "a file of another kind"),
        (&docx, "a Word document"),
        (&xlsb, ".xlsb"),
    ] {
        let error = read_workbook(bytes).unwrap_err();
        assert!(matches!(error, WorkbookError::NotAWorkbook { .. }), "{error:?}");
        assert!(error.to_string().contains(found), "{error}");
    }
}

#[test]
fn old_and_locked_workbooks_say_so() {
    let mut ole = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    ole.extend([0; 1024]);
    assert!(matches!(read_workbook(&ole), Err(WorkbookError::OldXls)));
    ole.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(matches!(read_workbook(&ole), Err(WorkbookError::Encrypted)));
}

#[test]
fn a_locked_part_says_so() {
    let mut bytes = good();
    // The flag of encryption: bit 0, at 6 in a local and at 8 in a central header.
    for (signature, offset) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        for at in places(&bytes, signature) {
            bytes[at + offset] |= 1;
        }
    }
    let result = read_workbook(&bytes);
    assert!(matches!(result, Err(WorkbookError::Encrypted)), "{result:?}");
}

#[test]
fn every_cut_of_a_good_workbook_is_an_error_and_no_panic() {
    let bytes = good();
    for end in (0..bytes.len()).step_by(97) {
        assert!(read_workbook(&bytes[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn a_file_over_the_limit_is_refused_unread() {
    is_too_large(&vec![b'P'; MAX_INPUT + 1], "the file of 32 MiB is over 32 MiB");
}

#[test]
fn a_part_that_unpacks_a_thousandfold_is_refused() {
    is_too_large(&with_part(&good(), "xl/media/image1.png", &vec![0; 8 << 20]), "xl/media/image1.png");
}

/// 66 MiB that compress about tenfold, so that only their sum is too much.
#[test]
fn parts_that_unpack_to_too_much_together_are_refused_whatever_sizes_they_declare() {
    let mut seed = 1_u64;
    let mut noise = Vec::with_capacity(33 << 20);
    while noise.len() < 33 << 20 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        noise.extend([(seed >> 33) as u8, (seed >> 41) as u8, (seed >> 49) as u8]);
        noise.extend([b' '; 61]);
    }
    let mut bytes = with_part(&with_part(&good(), "customXml/a", &noise), "customXml/b", &noise);
    is_too_large(&bytes, "what it unpacks to is over 64 MiB");
    let declared = u32::try_from(noise.len()).unwrap().to_le_bytes();
    for at in places(&bytes, &declared) {
        bytes[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    let result = read_workbook(&bytes);
    assert!(matches!(result, Err(WorkbookError::TooLarge { .. } | WorkbookError::Unreadable { .. })), "{result:?}");
}

#[test]
fn a_sheet_that_declares_and_uses_the_last_cell_takes_no_memory() {
    let bytes = good();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    let start = sheet.find("<dimension ref=\"").unwrap() + "<dimension ref=\"".len();
    let end = start + sheet[start..].find('"').unwrap();
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>";
    let huge = format!("{}A1:XFD1048576{}", &sheet[..start], &sheet[end..]).replace("</sheetData>", far);
    let log = read_workbook(&with_part(&bytes, "xl/worksheets/sheet1.xml", huge.as_bytes())).unwrap();
    assert_eq!(log.rows.len(), 1);
    let reversed = format!("{}C9:A1{}", &sheet[..start], &sheet[end..]);
    let result = read_workbook(&with_part(&bytes, "xl/worksheets/sheet1.xml", reversed.as_bytes()));
    assert!(matches!(result, Ok(_) | Err(WorkbookError::Unreadable { .. })), "{result:?}");
}

#[test]
fn a_declared_number_of_texts_beyond_the_file_is_refused() {
    for count in ["100000000000", "99999999999999999999999999"] {
        let texts = format!("<!--x--><sst count=\"1\" uniqueCount = '{count}'><si><t>a</t></si></sst>");
        is_too_large(&with_part(&good(), "xl/sharedStrings.xml", texts.as_bytes()), "declared number of texts");
    }
}

#[test]
fn one_long_text_in_a_hundred_cells_is_refused() {
    let texts = format!("<sst><si><t>{}</t></si></sst>", "word ".repeat(180_000));
    let mut sheet = String::from("<worksheet><sheetData>");
    for row in 1..=100 {
        write!(sheet, "<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>").unwrap();
    }
    sheet.push_str("</sheetData></worksheet>");
    let bytes = with_part(&good(), "xl/sharedStrings.xml", texts.as_bytes());
    is_too_large(&with_part(&bytes, "xl/worksheets/sheet1.xml", sheet.as_bytes()), "the text of its cells");
}
