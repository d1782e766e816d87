//! Refuses, before the spreadsheet library sees them, bytes that are no `.xlsx` or that would unpack
//! beyond reason. Inflates every part once, into nothing, and believes no size that the file declares.
//!
//! Must not interpret the workbook's content beyond the one count that the library allocates from.

use crate::WorkbookError;
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use zip::result::ZipError;

/// The largest file that is read, in bytes (32 MiB). Edition 2.0 of the programme log is 84 KB.
pub const MAX_INPUT: usize = 32 << 20;
/// The most that all parts of a workbook may unpack to, in bytes (64 MiB). Edition 2.0 unpacks to 311 KB.
pub const MAX_INFLATED: u64 = 64 << 20;
/// The most parts a workbook may have. Edition 1.0 has 50.
const MAX_PARTS: usize = 4096;
/// Unpacked to packed: the programme log stays under 15, sheets full of formatted empty rows under 100,
/// DEFLATE ends at about 1030.
const MAX_RATIO: u64 = 250;
/// Below this many unpacked bytes a part does no harm, whatever its ratio.
const RATIO_FROM: u64 = 1 << 20;
/// `<si/>`: the fewest bytes that one shared string takes.
const MIN_SHARED_STRING: u64 = 5;

/// `Ok` when the bytes are a zip archive with an Excel workbook inside that unpacks to at most
/// [`MAX_INFLATED`].
///
/// # Errors
/// Every variant of [`WorkbookError`] but `NoHazardSheet`.
pub(crate) fn inspect(bytes: &[u8]) -> Result<(), WorkbookError> {
    if bytes.len() > MAX_INPUT {
        return Err(too_large(format!("the file of {} MiB", bytes.len() >> 20), MAX_INPUT as u64));
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(compound_file(bytes));
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return Err(WorkbookError::NotAWorkbook { found: what_else(bytes) });
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(WorkbookError::unreadable)?;
    if archive.len() > MAX_PARTS {
        let limit = format!("{MAX_PARTS} parts");
        return Err(WorkbookError::TooLarge { what: format!("its number of parts, {},", archive.len()), limit });
    }
    is_xlsx(&archive)?;
    let mut left = MAX_INFLATED;
    for index in 0..archive.len() {
        left -= inflate(&mut archive, index, left)?;
    }
    Ok(())
}

/// What an OLE compound file is: a locked workbook (ECMA-376 agile encryption wraps the zip in a stream of
/// this name) or a workbook of Excel 97 to 2003.
fn compound_file(bytes: &[u8]) -> WorkbookError {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = bytes.windows(name.len()).any(|window| window == name.as_slice());
    if locked { WorkbookError::Encrypted } else { WorkbookError::OldXls }
}

/// A name for bytes that are no zip archive.
fn what_else(bytes: &[u8]) -> &'static str {
    let text = |bytes: &[u8]| !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok();
    match bytes {
        [] => "an empty file",
        _ if bytes.starts_with(b"%PDF") => "a PDF document",
        _ if bytes.starts_with(b"<") => "a web page or an XML file",
        _ if bytes.starts_with(b"PK") => "an empty or broken zip archive",
        _ if text(bytes) => "a text file",
        _ => "a file of another kind",
    }
}

/// Tells an `.xlsx` from the other things that are zip archives.
fn is_xlsx(archive: &zip::ZipArchive<Cursor<&[u8]>>) -> Result<(), WorkbookError> {
    let holds = |part: &str| archive.file_names().flatten().any(|name| name.eq_ignore_ascii_case(part));
    let found = if holds("xl/workbook.bin") {
        "a binary .xlsb workbook"
    } else if holds("word/document.xml") {
        "a Word document"
    } else if holds("content.xml") && holds("mimetype") {
        "an OpenDocument file"
    } else if holds("[Content_Types].xml") {
        return Ok(());
    } else {
        "a zip archive without a workbook in it"
    };
    Err(WorkbookError::NotAWorkbook { found })
}

/// Unpacks one part and gives its size in bytes.
fn inflate(archive: &mut zip::ZipArchive<Cursor<&[u8]>>, index: usize, left: u64) -> Result<u64, WorkbookError> {
    let part = archive.by_index(index).map_err(|error| match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => WorkbookError::Encrypted,
        other => WorkbookError::unreadable(other),
    })?;
    let name = part.name().map_err(WorkbookError::unreadable)?.into_owned();
    let packed = part.compressed_size().max(1);
    let mut bounded = part.take(left + 1);
    let size = if name.to_ascii_lowercase().ends_with("sharedstrings.xml") {
        let mut text = Vec::new();
        bounded.read_to_end(&mut text).map_err(WorkbookError::unreadable)?;
        check_shared_strings(&text)?;
        text.len() as u64
    } else {
        std::io::copy(&mut bounded, &mut std::io::sink()).map_err(WorkbookError::unreadable)?
    };
    if size > left {
        return Err(too_large("what it unpacks to".to_owned(), MAX_INFLATED));
    }
    if size > RATIO_FROM && size / packed > MAX_RATIO {
        let what = format!("the part {name}, which unpacks to {} times its size,", size / packed);
        return Err(WorkbookError::TooLarge { what, limit: format!("{MAX_RATIO} times") });
    }
    Ok(size)
}

/// Refuses a count of shared strings that the part cannot hold: calamine 0.38 reserves memory for the
/// declared count before it reads the first one, so a part of 100 bytes could ask for terabytes.
fn check_shared_strings(part: &[u8]) -> Result<(), WorkbookError> {
    let mut reader = quick_xml::Reader::from_reader(part);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) if element.local_name().as_ref() == "sst" => {
                let declared = declared_count(element.attributes_raw());
                if declared > 1000 && declared > part.len() as u64 / MIN_SHARED_STRING {
                    let what = format!("its declared number of texts, {declared},");
                    let limit = "what the file can hold".to_owned();
                    return Err(WorkbookError::TooLarge { what, limit });
                }
                return Ok(());
            }
            // What is malformed here is calamine's to report: it stops at the same place.
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
    }
}

/// The largest `uniqueCount` among raw attributes; a number too large to hold counts as the largest.
fn declared_count(attributes: &str) -> u64 {
    attributes
        .split("uniqueCount")
        .skip(1)
        .map(|rest| {
            let digits: String = rest
                .chars()
                .skip_while(|c| !c.is_ascii_digit() && !c.is_ascii_alphabetic())
                .take_while(char::is_ascii_digit)
                .collect();
            if digits.is_empty() { 0 } else { digits.parse().unwrap_or(u64::MAX) }
        })
        .max()
        .unwrap_or(0)
}

/// A [`WorkbookError::TooLarge`] with its limit in MiB.
fn too_large(what: String, limit: u64) -> WorkbookError {
    WorkbookError::TooLarge { what, limit: format!("{} MiB", limit >> 20) }
}
