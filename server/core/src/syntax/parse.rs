//! tree-sitter's tree, read into statements in one walk.

use std::cell::RefCell;
use std::sync::LazyLock;

use text_size::{TextRange, TextSize};
use tree_sitter::{Language, Node, Parser, TreeCursor};

use super::{Block, Clausal, Comment, Fault, Keyword, Statement, Syntax, Token, TokenKind};

/// Blocks inside blocks that are still read; the language needs two. A limit, so that a file of braces cannot exhaust
/// the stack.
const DEEPEST: usize = 16;

/// What a node of the grammar is to the walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Statement,
    Unknown,
    Block,
    Stray,
    Comment,
    Clause,
    Word,
    Date,
    String,
    Text,
    Comma,
    Keyword,
    Error,
    Other,
}

/// The kind of every node type, by the number that the grammar gives it.
static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let language = Language::new(tree_sitter_hazlog::LANGUAGE);
    let count = u16::try_from(language.node_kind_count()).unwrap_or(u16::MAX);
    (0..count).map(|id| kind_of(&language, id)).collect()
});

fn kind_of(language: &Language, id: u16) -> Kind {
    let name = language.node_kind_for_id(id).unwrap_or_default();
    if !language.node_kind_is_named(id) {
        return match name {
            "," => Kind::Comma,
            _ if Keyword::parse(name).is_some() => Kind::Keyword,
            _ => Kind::Other,
        };
    }
    match name {
        "log" | "programme" | "hazard" | "control" | "approval" | "change" | "review" | "waiver" | "catalogue"
        | "entry" | "cause" | "use" | "score" | "evidence" | "action" | "acceptance" | "disposition" | "reference"
        | "setting" | "field" => Kind::Statement,
        "unknown" => Kind::Unknown,
        "block" => Kind::Block,
        "stray" => Kind::Stray,
        "comment" => Kind::Comment,
        "clause" => Kind::Clause,
        "word" | "id" => Kind::Word,
        "date" => Kind::Date,
        "string" => Kind::String,
        "text" => Kind::Text,
        "field_name" => Kind::Keyword,
        _ => Kind::Other,
    }
}

thread_local! {
    static PARSER: RefCell<Option<Parser>> = RefCell::new(new_parser());
}

/// `None` only where the grammar and the tree-sitter library were built for different versions of each other.
fn new_parser() -> Option<Parser> {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_hazlog::LANGUAGE.into()).ok()?;
    Some(parser)
}

/// Reads the statements of a text. Any text has a reading; nothing is ever refused here.
#[must_use]
pub fn parse(text: &str) -> Syntax {
    PARSER.with_borrow_mut(|parser| {
        let Some(tree) = parser.as_mut().and_then(|parser| parser.parse(text, None)) else {
            return Syntax::default();
        };
        let mut walk = Walk { text, cursor: tree.walk(), comments: Vec::new(), faults: Vec::new() };
        let statements = walk.statements(0);
        Syntax { statements, comments: walk.comments, faults: walk.faults }
    })
}

struct Walk<'a> {
    text: &'a str,
    cursor: TreeCursor<'a>,
    comments: Vec<Comment>,
    faults: Vec<Fault>,
}

impl Walk<'_> {
    /// The statements below the node at the cursor, which is the file or a block; the cursor comes back to it.
    fn statements(&mut self, depth: usize) -> Vec<Statement> {
        let mut statements = Vec::new();
        self.each_child(|walk, kind, range| match kind {
            Kind::Statement | Kind::Unknown => {
                let statement = walk.statement(range, depth);
                statements.push(statement);
            }
            Kind::Stray => walk.faults.push(Fault::StrayClose(range)),
            _ => walk.apart(kind, range),
        });
        statements
    }

    fn statement(&mut self, range: TextRange, depth: usize) -> Statement {
        let start = TextRange::empty(range.start());
        let mut statement = Statement {
            keyword: None,
            existing: false,
            keyword_range: start,
            tokens: Vec::new(),
            block: None,
            surplus: None,
            range,
        };
        self.each_child(|walk, kind, range| {
            if kind != Kind::Keyword && kind != Kind::Comment && statement.block.is_some() {
                let surplus = statement.surplus.get_or_insert(range);
                *surplus = surplus.cover(range);
            } else if kind == Kind::Keyword {
                walk.keyword(&mut statement, range);
            } else if kind == Kind::Block {
                statement.block = walk.block(range, depth);
            } else if let Some(kind) = walk.token(kind, range) {
                statement.tokens.push(Token { kind, range });
            } else {
                walk.apart(kind, range);
            }
        });
        // The line end before an item belongs to no statement, though it may close the statement's block.
        let end = self.trimmed_end(range);
        statement.range = TextRange::new(range.start(), end.max(range.start()));
        if statement.keyword.is_none() {
            statement.keyword_range = statement.tokens.first().map_or(start, |token| token.range);
        }
        statement
    }

    fn keyword(&self, statement: &mut Statement, range: TextRange) {
        let keyword = Keyword::parse(self.slice(range));
        if keyword == Some(Keyword::Existing) {
            statement.existing = true;
        }
        if statement.keyword.is_none() {
            statement.keyword = if keyword == Some(Keyword::Existing) { Some(Keyword::Control) } else { keyword };
            statement.keyword_range = range;
        } else {
            statement.keyword_range = statement.keyword_range.cover(range);
        }
    }

    fn block(&mut self, range: TextRange, depth: usize) -> Option<Block> {
        let open = TextRange::at(range.start(), TextSize::of('{'));
        let closed = self.slice(range).len() > 1 && self.closes();
        let close = closed.then(|| TextRange::new(range.end() - TextSize::of('}'), range.end()));
        if depth >= DEEPEST {
            self.faults.push(Fault::TooDeep(range));
            return Some(Block { open, close, statements: Vec::new() });
        }
        Some(Block { open, close, statements: self.statements(depth + 1) })
    }

    /// Whether the block at the cursor ends in a brace of its own.
    fn closes(&mut self) -> bool {
        let closes = self.cursor.goto_last_child() && self.cursor.node().kind() == "}";
        self.cursor.goto_parent();
        closes
    }

    fn token(&self, kind: Kind, range: TextRange) -> Option<TokenKind> {
        let text = self.slice(range);
        Some(match kind {
            Kind::Clause => TokenKind::Clause(Clausal::parse(text)?),
            Kind::Word => TokenKind::Word,
            Kind::Date => TokenKind::Date,
            Kind::String => TokenKind::String { closed: string_is_closed(text) },
            Kind::Text => TokenKind::Text { closed: text.len() >= 6 && text.ends_with("\"\"\"") },
            Kind::Comma => TokenKind::Comma,
            _ => return None,
        })
    }

    /// What may stand anywhere: comments, and characters that fit nowhere.
    fn apart(&mut self, kind: Kind, range: TextRange) {
        if kind == Kind::Comment {
            let trimmed = TextRange::new(range.start(), self.trimmed_end(range));
            self.comments.push(Comment { range: trimmed });
        } else if kind == Kind::Error {
            self.faults.push(Fault::Unreadable(range));
        }
    }

    fn each_child(&mut self, mut visit: impl FnMut(&mut Self, Kind, TextRange)) {
        if !self.cursor.goto_first_child() {
            return;
        }
        loop {
            let node = self.cursor.node();
            let kind = KINDS.get(usize::from(node.kind_id())).copied().unwrap_or(Kind::Error);
            visit(self, kind, range_of(node));
            if !self.cursor.goto_next_sibling() {
                break;
            }
        }
        self.cursor.goto_parent();
    }

    fn slice(&self, range: TextRange) -> &str {
        crate::text::slice(self.text, range)
    }

    fn trimmed_end(&self, range: TextRange) -> TextSize {
        range.start() + TextSize::of(self.slice(range).trim_end())
    }
}

fn range_of(node: Node<'_>) -> TextRange {
    let offset = |byte: usize| TextSize::try_from(byte).unwrap_or(TextSize::new(u32::MAX));
    TextRange::new(offset(node.start_byte()), offset(node.end_byte()))
}

fn string_is_closed(text: &str) -> bool {
    let Some(inside) = text.get(1..) else { return false };
    let backslashes = inside.trim_end_matches('"').chars().rev().take_while(|char| *char == '\\').count();
    inside.ends_with('"') && (backslashes % 2 == 0 || inside.ends_with("\"\""))
}
