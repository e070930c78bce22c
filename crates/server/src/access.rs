//! Who may ask for what: the one place that finds how a person stands to the owner of a thing, and asks
//! [`domain::access::may`]. What is not allowed is answered as if it were not there.

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::{
    PersonId, UnitId,
    access::{Action, Relation, may},
    pair::Pair,
    people::Role,
    request::{RequestQueue, SupportRequest},
};

use crate::{
    auth::Me,
    problem::Refusal,
    storage::{Conn, StorageError, assignments, people, requests, units},
};

/// Whether a person may do something with a thing of `owner`: their own diagnosis, route or request, or one of
/// somebody whose methodist or mentor they are.
pub async fn may_with(
    conn: &mut Conn,
    me: &Me,
    action: Action,
    owner: PersonId,
    on: NaiveDate,
) -> Result<bool, StorageError> {
    if owner == me.person {
        return Ok(own(me, action));
    }
    let assigned = assignments::is_assigned(conn, me.person, owner, on).await?;
    if assigned || requests::is_helper(conn, me.person, owner).await? {
        return Ok(me.roles().any(|role| may(role, action, Relation::Assigned)));
    }
    let tree = units::tree(conn).await?;
    may_within(conn, me, &tree, action, owner).await
}

/// The same, as a refusal: 404 where it is not allowed.
pub async fn require(
    conn: &mut Conn,
    me: &Me,
    action: Action,
    owner: PersonId,
    on: NaiveDate,
) -> Result<(), Refusal> {
    if may_with(conn, me, action, owner, on).await? { Ok(()) } else { Err(Refusal::not_found()) }
}

/// Whether a person may do something with a request: its author, the one it was passed to, or the author's
/// methodist; the municipal service once it was handed over to it. Helping the author by another request does not open this one.
pub async fn may_with_request(
    conn: &mut Conn,
    me: &Me,
    action: Action,
    request: &SupportRequest,
    on: NaiveDate,
) -> Result<bool, StorageError> {
    if request.author == me.person {
        return Ok(own(me, action));
    }
    let passed_to_me = request.assignee == Some(me.person);
    let assigned = passed_to_me || assignments::is_assigned(conn, me.person, request.author, on).await?;
    let relation = if assigned { Relation::Assigned } else { Relation::Elsewhere };
    if me.roles().any(|role| may(role, action, relation)) {
        return Ok(true);
    }
    // What its methodist left unanswered is also the municipal service's.
    if request.queue != RequestQueue::Municipal {
        return Ok(false);
    }
    let Some((workplace, ..)) = people::workplace(conn, request.author).await? else { return Ok(false) };
    let tree = units::tree(conn).await?;
    Ok(me.roles_over(&tree, workplace).any(|role| may(role, action, Relation::HandedOver)))
}

/// Whether a person may do something with a pair: one of the two, or the learner's methodist.
pub async fn may_with_pair(
    conn: &mut Conn,
    me: &Me,
    action: Action,
    pair: &Pair,
    on: NaiveDate,
) -> Result<bool, StorageError> {
    if pair.side(me.person).is_some() {
        return Ok(own(me, action));
    }
    let assigned = assignments::is_assigned(conn, me.person, pair.learner, on).await?;
    Ok(assigned && me.roles().any(|role| may(role, action, Relation::Assigned)))
}

/// Whether a person may do something with a closed request of `author`: the author, or a psychologist over the unit
/// where the author works. Being their methodist, mentor or director opens nothing (C-ВЫГ-4).
pub async fn may_with_wellbeing(
    conn: &mut Conn,
    me: &Me,
    action: Action,
    author: PersonId,
) -> Result<bool, StorageError> {
    if author == me.person {
        return Ok(own(me, action));
    }
    let tree = units::tree(conn).await?;
    may_within(conn, me, &tree, action, author).await
}

/// Whether a psychologist answers for where the author works; nobody answers their own request.
pub async fn may_answer_wellbeing(
    conn: &mut Conn,
    me: &Me,
    tree: &units::Tree,
    author: PersonId,
) -> Result<bool, StorageError> {
    Ok(author != me.person && may_within(conn, me, tree, Action::AnswerWellbeing, author).await?)
}

/// Whether a role over the place where the owner works allows it.
async fn may_within(
    conn: &mut Conn,
    me: &Me,
    tree: &units::Tree,
    action: Action,
    owner: PersonId,
) -> Result<bool, StorageError> {
    let Some((workplace, ..)) = people::workplace(conn, owner).await? else { return Ok(false) };
    Ok(me.roles_over(tree, workplace).any(|role| may(role, action, Relation::Within)))
}

/// 403 unless the person is a psychologist anywhere.
pub fn require_psychologist(me: &Me) -> Result<(), Refusal> {
    let answers = me.roles().any(|role| may(role, Action::AnswerWellbeing, Relation::Within));
    if answers { Ok(()) } else { Err(Refusal::forbidden()) }
}

/// 403 unless a role allows something that is the person's own by its nature: the inbox.
pub fn require_own(me: &Me, action: Action) -> Result<(), Refusal> {
    if own(me, action) { Ok(()) } else { Err(Refusal::forbidden()) }
}

/// The units that a role over them allows something for.
pub fn units_of(me: &Me, tree: &units::Tree, action: Action) -> HashSet<UnitId> {
    let allows = |unit: &UnitId| me.roles_over(tree, *unit).any(|role| may(role, action, Relation::Within));
    tree.units().iter().map(|unit| unit.id).filter(allows).collect()
}

/// 403 unless a role over the unit allows to read its figures.
pub fn require_unit(me: &Me, tree: &units::Tree, unit: UnitId) -> Result<(), Refusal> {
    if may_read_unit(me, tree, unit) { Ok(()) } else { Err(Refusal::forbidden()) }
}

/// Whether a role over the unit allows to read its figures.
pub fn may_read_unit(me: &Me, tree: &units::Tree, unit: UnitId) -> bool {
    me.roles_over(tree, unit).any(|role| may(role, Action::ReadUnit, Relation::Within))
}

/// Everyone is a teacher to themselves, whatever their roles.
fn own(me: &Me, action: Action) -> bool {
    me.roles().chain([Role::Teacher]).any(|role| may(role, action, Relation::Own))
}
