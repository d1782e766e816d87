//! What an entry of an outline is, as the icons of editors tell it.

use hazlog_core::ide::SymbolKind as Own;

use crate::protocol::SymbolKind;

/// The kind of the protocol. All of them are of its first edition, so that every client has them.
pub(crate) fn symbol_kind(kind: Own) -> SymbolKind {
    match kind {
        Own::Log => SymbolKind::FILE,
        Own::Programme => SymbolKind::PACKAGE,
        Own::Disposition => SymbolKind::ENUM,
        Own::Hazard => SymbolKind::CLASS,
        Own::Cause => SymbolKind::FIELD,
        Own::Control => SymbolKind::METHOD,
        Own::SharedControl => SymbolKind::FUNCTION,
        Own::UsedControl => SymbolKind::INTERFACE,
        Own::Score => SymbolKind::NUMBER,
        Own::Action => SymbolKind::PROPERTY,
        Own::Acceptance => SymbolKind::BOOLEAN,
        Own::Approval => SymbolKind::CONSTANT,
        Own::Change => SymbolKind::STRING,
        Own::Review => SymbolKind::ARRAY,
        Own::Waiver => SymbolKind::VARIABLE,
        Own::Catalogue => SymbolKind::NAMESPACE,
        Own::Entry => SymbolKind::MODULE,
    }
}
