//! Methods of the protocol and who handles them. Handlers are plain functions: none can wait for the client, and none is
//! overtaken, for each takes its place in the inbox at the moment its message is read.

use std::collections::HashMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::inbox::{Job, Needs, Read, Write};
use crate::pending::Ticket;
use crate::protocol::{Error, Result, notification, request};
use crate::state::State;
use crate::wire::Written;
use crate::world::World;

/// The job of a request; none where its parameters are wrong, which is then its answer.
type Question = Box<dyn Fn(Value, Ticket) -> Option<Job> + Send>;
/// The job of a notification, or what is wrong with its parameters.
type Statement = Box<dyn Fn(Value) -> std::result::Result<Job, String> + Send>;

/// Every method that is handled, but those of the beginning and the end.
#[derive(Default)]
pub(crate) struct Table {
    questions: HashMap<&'static str, Question>,
    statements: HashMap<&'static str, Statement>,
}

impl Table {
    /// A request, answered over the state as it is when its turn comes.
    pub(crate) fn request<R: request::Request>(
        self,
        needs: Needs,
        handle: fn(&World, R::Params) -> Result<R::Result>,
    ) -> Self
    where
        R::Params: Send + 'static,
        R::Result: 'static,
    {
        self.question_of::<R>(needs, move |world, params| {
            let answer = handle(world, params)?;
            world.outbox.wire.write(&answer).map_err(|error| unwritten(R::METHOD, &error))
        })
    }

    /// The same, where the handler writes its answer itself.
    pub(crate) fn written<R: request::Request>(
        self,
        needs: Needs,
        handle: fn(&World, R::Params) -> Result<serde_json::Result<Written>>,
    ) -> Self
    where
        R::Params: Send + 'static,
    {
        self.question_of::<R>(needs, move |world, params| {
            handle(world, params)?.map_err(|error| unwritten(R::METHOD, &error))
        })
    }

    fn question_of<R: request::Request>(
        mut self,
        needs: Needs,
        handle: impl Fn(&World, R::Params) -> Result<Written> + Copy + Send + 'static,
    ) -> Self
    where
        R::Params: Send + 'static,
    {
        let question: Question = Box::new(move |params, ticket| {
            let params = match serde_json::from_value::<R::Params>(params) {
                Ok(params) => params,
                Err(error) => {
                    ticket.answer(Err(Error::invalid_params(error.to_string())));
                    return None;
                }
            };
            let run = move |world: &World| handle(world, params);
            Some(Job::Read(Read { what: R::METHOD, needs, run: Box::new(run), ticket }))
        });
        self.questions.insert(R::METHOD, question);
        self
    }

    /// A notification, which changes the state.
    pub(crate) fn notification<N: notification::Notification>(mut self, handle: fn(&mut State, N::Params)) -> Self
    where
        N::Params: Send + 'static,
    {
        let statement: Statement = Box::new(move |params| {
            let params = read::<N::Params>(params)?;
            Ok(Job::Told(Write { what: N::METHOD, run: Box::new(move |state| handle(state, params)) }))
        });
        self.statements.insert(N::METHOD, statement);
        self
    }

    /// The job of a request, if there is anything to do; its ticket comes back where the method is unknown.
    pub(crate) fn question(
        &self,
        method: &str,
        params: Value,
        ticket: Ticket,
    ) -> std::result::Result<Option<Job>, Ticket> {
        match self.questions.get(method) {
            Some(question) => Ok(question(params, ticket)),
            None => Err(ticket),
        }
    }

    /// The job of a notification, or what is wrong with its parameters; `None` where the method is unknown.
    pub(crate) fn statement(&self, method: &str, params: Value) -> Option<std::result::Result<Job, String>> {
        self.statements.get(method).map(|statement| statement(params))
    }
}

fn unwritten(method: &str, error: &serde_json::Error) -> Error {
    tracing::error!("an answer to {method} cannot be written: {error}");
    Error::internal_error()
}

/// Parameters may be absent where nothing in them is needed.
fn read<P: DeserializeOwned>(params: Value) -> std::result::Result<P, String> {
    let params = if params.is_null() { Value::Object(serde_json::Map::new()) } else { params };
    serde_json::from_value(params).map_err(|error| error.to_string())
}
