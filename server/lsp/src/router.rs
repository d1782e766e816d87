//! Between tower-lsp's transport and its service: takes every message in the order in which it was read, and gives it its
//! place in the inbox before the next one is looked at. Only the beginning and the end go on to tower-lsp's service.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};

use serde::Deserialize;
use serde_json::Value;
use tower_service::Service;

use crate::backend::Backend;
use crate::inbox::Inbox;
use crate::pending::Pending;
use crate::protocol::{Error, ErrorCode, Id, LspService, Request, Response, as_read};
use crate::spelling::Spelling;
use crate::table::Table;
use crate::transport::UNREADABLE;
use crate::wire::Wire;

type Answer = Pin<Box<dyn Future<Output = std::result::Result<Option<Response>, Infallible>> + Send>>;

/// Where a connection is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nobody has said `initialize`.
    New,
    /// `initialize` is being answered.
    Beginning,
    /// Everything may be asked.
    Running,
    /// The client said `shutdown`.
    Ended,
}

/// The life of a connection, which the end of the process depends on.
#[derive(Debug, Default)]
pub(crate) struct Life(AtomicU8);

impl Life {
    /// True once the client has said `shutdown`.
    pub(crate) fn is_over(&self) -> bool {
        self.stage() == Stage::Ended
    }

    fn stage(&self) -> Stage {
        match self.0.load(Ordering::SeqCst) {
            0 => Stage::New,
            1 => Stage::Beginning,
            2 => Stage::Running,
            _ => Stage::Ended,
        }
    }

    fn enter(&self, stage: Stage) {
        self.0.store(stage as u8, Ordering::SeqCst);
    }
}

/// The way of a message from the transport to the inbox.
pub(crate) struct Router {
    pub(crate) service: LspService<Backend>,
    pub(crate) table: Table,
    pub(crate) inbox: Inbox,
    pub(crate) pending: Arc<Pending>,
    pub(crate) life: Arc<Life>,
    pub(crate) spelling: Spelling,
    pub(crate) wire: Wire,
}

impl Service<Request> for Router {
    type Response = Option<Response>;
    type Error = Infallible;
    type Future = Answer;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<std::result::Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Answer {
        if let Some(params) = request.params() {
            self.spelling.learn(params);
        }
        match request.id().cloned() {
            Some(id) => self.question(id, request),
            None => {
                self.statement(request);
                nothing_more()
            }
        }
    }
}

impl Router {
    fn question(&mut self, id: Id, request: Request) -> Answer {
        match (request.method(), self.life.stage()) {
            (UNREADABLE, _) => self.refuse(&id, unreadable(request.params())),
            ("initialize", Stage::New) => self.begin(request),
            ("shutdown", Stage::Running) => {
                self.life.enter(Stage::Ended);
                // It has no parameters, and tower-lsp refuses the `null` that some clients send.
                self.forward(Request::build("shutdown").id(id).finish())
            }
            (_, Stage::New | Stage::Beginning) => self.refuse(&id, not_begun()),
            (_, Stage::Ended) => {
                self.refuse(&id, refused("the client has said `shutdown`, after which only `exit` comes"))
            }
            ("initialize", Stage::Running) => self.refuse(&id, refused("`initialize` has been said before")),
            (_, Stage::Running) => self.ask(id, request),
        }
    }

    fn refuse(&self, id: &Id, error: Error) -> Answer {
        self.wire.answer(id, &Err(error));
        nothing_more()
    }

    fn ask(&self, id: Id, request: Request) -> Answer {
        let shown_as = request.params().and_then(|params| params.get("workDoneToken")).cloned();
        let Some((ticket, answered)) = self.pending.enter(&id, shown_as) else {
            return self.refuse(&id, refused("a request with this id has no answer yet"));
        };
        let (method, _, params) = request.into_parts();
        match self.table.question(&method, params.unwrap_or_default(), ticket) {
            Ok(job) => job.into_iter().for_each(|job| self.inbox.leave(job)),
            Err(ticket) => {
                let mut error = Error::method_not_found();
                error.data = Some(Value::from(method));
                ticket.answer(Err(error));
            }
        }
        // The answer goes its own way; tower-lsp only has to know that something is under way.
        Box::pin(async move {
            let _ = answered.await;
            Ok(None)
        })
    }

    fn statement(&self, request: Request) {
        let (method, _, params) = request.into_parts();
        let params = params.unwrap_or_default();
        match (&*method, self.life.stage()) {
            ("$/cancelRequest", _) => self.cancel(params),
            ("window/workDoneProgress/cancel", _) => {
                self.pending.cancel_shown(params.get("token").unwrap_or(&Value::Null))
            }
            (_, Stage::Running) => match self.table.statement(&method, params) {
                Some(Ok(job)) => self.inbox.leave(job),
                Some(Err(error)) => {
                    tracing::error!("`{method}` was passed over, for its parameters are wrong: {error}")
                }
                None if method.starts_with("$/") => {}
                None => tracing::info!("`{method}` is not known, and was passed over"),
            },
            _ => tracing::warn!("`{method}` was passed over, for the client has not begun, or has ended"),
        }
    }

    fn cancel(&self, params: Value) {
        #[derive(Deserialize)]
        struct Params {
            id: Id,
        }
        match serde_json::from_value::<Params>(params) {
            Ok(params) => self.pending.cancel(&params.id),
            Err(error) => tracing::error!("`$/cancelRequest` was passed over, for its parameters are wrong: {error}"),
        }
    }

    fn begin(&mut self, request: Request) -> Answer {
        self.life.enter(Stage::Beginning);
        let (method, id, params) = request.into_parts();
        let request = Request::build(method).id(id.unwrap_or_default()).params(as_read(params.unwrap_or_default()));
        let request = request.finish();
        let life = Arc::clone(&self.life);
        let answer = self.forward(request);
        Box::pin(async move {
            let answer = answer.await;
            let began = answer.as_ref().is_ok_and(|answer| answer.as_ref().is_some_and(Response::is_ok));
            life.enter(if began { Stage::Running } else { Stage::New });
            answer
        })
    }

    fn forward(&mut self, request: Request) -> Answer {
        let id = request.id().cloned().unwrap_or_default();
        let answer = self.service.call(request);
        Box::pin(async move {
            let gone = |_| Some(Response::from_error(id, Error::internal_error()));
            Ok(answer.await.unwrap_or_else(gone))
        })
    }
}

fn nothing_more() -> Answer {
    Box::pin(std::future::ready(Ok(None)))
}

fn refused(why: &'static str) -> Error {
    Error { code: ErrorCode::InvalidRequest, message: why.into(), data: None }
}

fn not_begun() -> Error {
    Error { code: ErrorCode::ServerError(-32002), message: "the client has not said `initialize`".into(), data: None }
}

fn unreadable(what: Option<&Value>) -> Error {
    let mut error = Error::parse_error();
    error.data = what.cloned();
    error
}
