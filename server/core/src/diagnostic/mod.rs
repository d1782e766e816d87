//! What the linter says: findings, their levels, places and fixes, as plain data that any front end can render.

mod clause;
mod finding;
mod level;
mod neighbour;

pub use clause::Clause;
pub use finding::{Applicability, Edit, Finding, Fix, Place, Related};
pub use level::{Level, Profile};
pub use neighbour::{nearest, nearest_id};
