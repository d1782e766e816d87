//! The binary, as its users call it.
