//! One file a route, as in `api/src/routes`.

mod needs;
