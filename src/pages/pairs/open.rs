//! The pair that is open: what the server last said with what is on its way laid over it, and giving an act.

use domain::{
    PairId,
    contract::{
        help::{Help, PairView},
        paths as api_paths,
    },
    pair::{
        Pair, Side,
        act::{PairAct, PairTransition},
    },
    side::SideCommand,
};
use leptos::prelude::*;

use crate::{
    cache::{self, Read},
    outbox::use_outbox,
    pages::teacher::use_give,
    platform,
    session::use_session,
};

/// The pages of open pairs, brought to the device for a meeting where there is no network.
pub fn bring(help: Read<Help>) {
    const HOUR_MS: u64 = 60 * 60 * 1000;
    let open = Memo::new(move |_| {
        help.with(|loaded| {
            let pairs = loaded.value.iter().flat_map(|help| &help.pairs);
            pairs.filter(|p| p.pair.state.is_open()).map(|p| p.pair.id).take(AT_HAND).collect::<Vec<_>>()
        })
    });
    for place in 0..AT_HAND {
        let path = move || open.with(|open| open.get(place).map(|id| api_paths::pair(*id)));
        cache::prefetch(path, HOUR_MS);
    }
}

/// As many as somebody helps at one time.
const AT_HAND: usize = 3;

/// The pair of a page.
#[derive(Clone, Copy, Debug)]
pub struct Open {
    pub id: PairId,
    pub server: Read<PairView>,
    pub view: Memo<Option<PairView>>,
}

/// Opens a pair.
pub fn use_pair(id: PairId) -> Open {
    let server = cache::read::<PairView>(move || Some(api_paths::pair(id)));
    let (outbox, session) = (use_outbox(), use_session());
    let view = Memo::new(move |_| {
        let mut view = server.value()?;
        lay(&mut view.pair, &outbox.pending(), session.person(), view.ends_on);
        Some(view)
    });
    Open { id, server, view }
}

/// Lays what is on its way over a pair. What the rules refuse here the server will refuse and say why.
pub fn lay(
    pair: &mut Pair,
    pending: &[SideCommand],
    me: Option<domain::PersonId>,
    ends_on: chrono::NaiveDate,
) {
    let Some(me) = me else { return };
    for command in pending {
        if let SideCommand::Pair { pair: of, act, at } = command
            && *of == pair.id
        {
            let _ = pair.act(act, me, *at, platform::today(), ends_on);
        }
    }
}

impl Open {
    /// Works on the pair, tracked.
    pub fn with<U>(self, f: impl FnOnce(&PairView) -> U) -> Option<U> {
        self.view.with(|view| view.as_ref().map(f))
    }

    /// Which side reads it, tracked.
    pub fn side(self) -> Option<Side> {
        self.with(|view| view.side).flatten()
    }

    /// Whether the two still work together, tracked.
    pub fn works(self) -> bool {
        self.with(|view| view.pair.state.is_open()) == Some(true)
    }
}

/// Gives an act of a pair.
pub fn use_act() -> impl Fn(PairId, PairAct) + Copy + Send + Sync + 'static {
    let give = use_give();
    move |pair, act| give(&SideCommand::Pair { pair, act: Box::new(act), at: platform::now() })
}

/// A step of the pair as a whole.
pub fn moved(transition: PairTransition, comment: String) -> PairAct {
    PairAct::Move { transition, comment }
}
