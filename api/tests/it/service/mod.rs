//! What holds for every address of the service, whatever it is asked.

mod address;
mod limits;
mod methods;
mod panics;
mod stopping;
