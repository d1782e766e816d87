//! Evidence that cannot be followed: a path to nothing, a path that holds on one computer only, a malformed link.
//!
//! Whether a link answers is not asked: nothing here speaks to a network. Tests are held against results elsewhere.

use fluent_uri::Iri;

use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::diagnostic::{Applicability, nearest};
use crate::model::{Control, EvidenceTarget, Text};

pub(crate) static RULE: Rule = Rule {
    name: "broken-evidence",
    group: Group::Evidence,
    summary: "evidence names a path that does not exist, or a malformed link",
    levels: Levels::new(b"WEE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("broken_evidence.md"),
    waivable: true,
    check: Check::Control(check),
};

/// What is wrong with a target, and the target that was meant where that is plain.
struct Fault {
    message: String,
    meant: Option<(String, Applicability)>,
}

impl Fault {
    fn new(message: String) -> Self {
        Self { message, meant: None }
    }

    fn meant(self, target: String, applicability: Applicability) -> Self {
        Self { meant: Some((target, applicability)), ..self }
    }
}

fn check(control: &Control, scope: &Scope<'_>, report: &mut Report<'_>) {
    for evidence in &control.evidence {
        let (Some(target), Some(kind)) = (&evidence.target, evidence.target_kind()) else { continue };
        let fault = match kind {
            EvidenceTarget::Link(link) => link_fault(link),
            EvidenceTarget::Path(path) => form_fault(path).or_else(|| missing(path, scope)),
            EvidenceTarget::Test(_) => None,
        };
        if let Some(fault) = fault {
            tell(target, fault, report);
        }
    }
}

fn tell(target: &Text, fault: Fault, report: &mut Report<'_>) {
    let told = report.at(target.range, fault.message);
    if let Some((meant, applicability)) = fault.meant {
        told.replace(target.range, format!("\"{meant}\""), applicability);
    }
}

fn link_fault(link: &str) -> Option<Fault> {
    let (scheme, rest) = link.split_once(':')?;
    if scheme.eq_ignore_ascii_case("file") {
        return Some(one_computer(link));
    }
    let secure = format!("https://{}", rest.trim_start_matches('/'));
    if ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        let iri = Iri::parse(link);
        let host = iri.ok().and_then(|iri| Some(iri.authority()?.host().to_owned()));
        return match host {
            None if link.contains(char::is_whitespace) => {
                Some(Fault::new(format!("the link `{link}` is malformed: an address has no blanks in it")))
            }
            None if !rest.starts_with("//") => {
                let fault = Fault::new(format!("the link `{link}` is malformed: write `//` behind `{scheme}:`"));
                Some(fault.meant(format!("{scheme}://{}", rest.trim_start_matches('/')), Applicability::Suggestion))
            }
            None => Some(Fault::new(format!("the link `{link}` is malformed: copy the address again"))),
            Some(host) if host.is_empty() => {
                Some(Fault::new(format!("the link `{link}` names no site: copy the address again")))
            }
            Some(_) => None,
        };
    }
    if let Some(known) = nearest(scheme, ["https", "http"]) {
        let fault = Fault::new(format!("the link `{link}` is malformed: `{scheme}` should be `{known}`"));
        return Some(fault.meant(secure.replacen("https", known, 1), Applicability::Suggestion));
    }
    if scheme.contains('.') {
        let fault = Fault::new(format!("the link `{link}` is malformed: an address begins with https://"));
        return Some(fault.meant(format!("https://{link}"), Applicability::Suggestion));
    }
    Iri::parse(link).err().map(|_| Fault::new(format!("the link `{link}` is malformed: copy the address again")))
}

/// What is wrong with the form of a path, wherever it points.
fn form_fault(path: &str) -> Option<Fault> {
    let drive = path.get(1..2) == Some(":");
    if drive || path.starts_with(['/', '\\', '~']) {
        return Some(one_computer(path));
    }
    if path.contains('\\') {
        let fault = Fault::new(format!("`{path}` can be followed on some computers only: write `/` between folders"));
        return Some(fault.meant(path.replace('\\', "/"), Applicability::Safe));
    }
    if leaves_project(path) {
        let message = format!(
            "`{path}` leaves the project, and is lost where the log is handed on: \
             keep the evidence in the project, or give a link"
        );
        return Some(Fault::new(message));
    }
    path.starts_with("www.").then(|| {
        let fault = Fault::new(format!("the link `{path}` is malformed: an address begins with https://"));
        fault.meant(format!("https://{path}"), Applicability::Suggestion)
    })
}

fn missing(path: &str, scope: &Scope<'_>) -> Option<Fault> {
    let is_missing = path.is_empty() || scope.path_exists(path) == Some(false);
    is_missing.then(|| Fault::new(format!("nothing is at `{path}` in this project: correct the path, or add the file")))
}

fn one_computer(place: &str) -> Fault {
    let message = format!(
        "`{place}` is a place on one computer: give a path that begins at the folder of the project, or a link"
    );
    Fault::new(message)
}

fn leaves_project(path: &str) -> bool {
    let mut depth: usize = 0;
    path.split('/').any(|part| {
        match part {
            "" | "." => {}
            ".." if depth == 0 => return true,
            ".." => depth -= 1,
            _ => depth += 1,
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::{form_fault, link_fault};

    #[test]
    fn links() {
        for link in [
            "https://example.org/a?b#c",
            "http://[::1]:80/",
            "https://example.org/é",
            "doi:10.1000/182",
            "mailto:a@example.org",
        ] {
            assert!(link_fault(link).is_none(), "{link}");
        }
        for link in [
            "htps://example.org/a",
            "https:/example.org",
            "https:example.org",
            "https://",
            "https://a b.org/",
            "ttps://a.org",
            "file:///home/a",
            "https://exa[mple.org",
            "example.org:8080/a",
            "doi:10 1000",
        ] {
            assert!(link_fault(link).is_some(), "{link}");
        }
    }

    #[test]
    fn paths() {
        for path in ["docs/a.md", "./a", "a/../b", "a/..", "..a/b", "docs/a b.md"] {
            assert!(form_fault(path).is_none(), "{path}");
        }
        for path in
            ["/a", "C:/a", "C:\\a", "\\\\server\\a", "~/a", "../a", "a/../../b", "docs\\a.md", "www.example.org/a"]
        {
            assert!(form_fault(path).is_some(), "{path}");
        }
    }
}
