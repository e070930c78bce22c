//! The outbox's decisions, without a browser: what an answer of the server means for a command, how long to wait,
//! which waiting commands a newer one makes needless.

use domain::{contract::command::Wire, ids::CommandId};

use super::entry::{Entry, ParkReason};
use crate::api::{ApiError, Reply};

/// What happens to a command after a try.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It arrived; the server's receipt.
    Received(String),
    /// Try again later; at least so many seconds, where the server says.
    Later(Option<u32>),
    /// The person must sign in first; the command waits.
    SignIn,
    /// Its owner must decide.
    Park(ParkReason),
}

/// What an answer means. A good answer without a receipt is somebody else's (a hotel's sign-in page, say).
pub fn verdict(answer: Result<Reply, ApiError>) -> Verdict {
    match answer {
        Ok(Reply { receipt: Some(number), .. }) => Verdict::Received(number),
        Ok(_) | Err(ApiError::Offline | ApiError::Unreadable) => Verdict::Later(None),
        Err(ApiError::Busy { retry_after, .. }) => Verdict::Later(retry_after),
        Err(error) if error.is_signed_out() => Verdict::SignIn,
        Err(ApiError::Refused(problem)) => Verdict::Park(ParkReason::Refused(problem)),
    }
}

const FIRST_WAIT_MS: u32 = 1_000;
const LONGEST_WAIT_MS: u32 = 60_000;

/// How long to wait after the `tries`-th failure in a row, from 1: doubling, at most a minute, with up to a half of
/// jitter (`random` in `0.0..1.0`), and never less than the server asks for.
pub fn wait_ms(tries: u32, random: f64, retry_after: Option<u32>) -> u32 {
    let doubled = FIRST_WAIT_MS.saturating_mul(2_u32.saturating_pow(tries.saturating_sub(1)));
    let longest = f64::from(doubled.min(LONGEST_WAIT_MS));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 0 to 60,000")]
    let jittered = (longest * (0.5 + random / 2.0)) as u32;
    jittered.max(retry_after.unwrap_or(0).saturating_mul(1000))
}

/// Waiting commands that a newer one makes needless: an earlier answer to the same statement, an earlier wording of the
/// same meeting. Edits of a route stay one by one, each on the version it was made from.
pub fn replaced_by(entries: &[Entry], newer: &Wire) -> Vec<CommandId> {
    let needless = |entry: &&Entry| {
        entry.is_waiting() && entry.sent_as.as_ref().is_some_and(|earlier| newer.replaces(&earlier.wire))
    };
    entries.iter().filter(needless).map(|entry| entry.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::contract::problem::{Problem, ProblemKind};

    fn refused(kind: ProblemKind) -> Result<Reply, ApiError> {
        Err(ApiError::Refused(Box::new(Problem {
            kind,
            title: String::new(),
            status: kind.status(),
            detail: String::new(),
            errors: Vec::new(),
            current: None,
        })))
    }

    #[test]
    fn only_a_receipt_lets_a_command_go() {
        let with =
            |receipt: Option<&str>| Ok(Reply { body: String::new(), receipt: receipt.map(Into::into) });
        assert_eq!(verdict(with(Some("12"))), Verdict::Received("12".into()));
        assert_eq!(verdict(with(None)), Verdict::Later(None));
        assert_eq!(verdict(Err(ApiError::Unreadable)), Verdict::Later(None));
        assert_eq!(
            verdict(Err(ApiError::Busy { status: 429, retry_after: Some(7) })),
            Verdict::Later(Some(7))
        );
        assert_eq!(verdict(refused(ProblemKind::SignedOut)), Verdict::SignIn);
        for kind in [
            ProblemKind::Invalid,
            ProblemKind::ChangedMeanwhile,
            ProblemKind::Conflict,
            ProblemKind::NotFound,
        ] {
            assert!(matches!(verdict(refused(kind)), Verdict::Park(ParkReason::Refused(_))), "{kind:?}");
        }
    }

    #[test]
    fn waiting_grows_to_a_minute_and_honours_the_server() {
        assert_eq!(wait_ms(1, 0.0, None), 500);
        assert_eq!(wait_ms(1, 1.0, None), 1000);
        assert_eq!(wait_ms(3, 1.0, None), 4000);
        assert_eq!(wait_ms(40, 1.0, None), 60_000);
        assert_eq!(wait_ms(1, 0.5, Some(30)), 30_000);
    }
}
