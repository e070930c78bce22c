//! Requests for help.
