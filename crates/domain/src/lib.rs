//! Types, rules and the platform API contract.
