//! What everything else stands on: the schema, the event log, and the databases the program takes.

mod change_feed;
mod change_stream;
mod members;
mod migrations;
mod personal_data;
mod unfit_databases;
