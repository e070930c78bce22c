//! `/campaigns`: diagnoses assigned to a group, and how far people are (C-ДИАГ-4, C-ДИАГ-6). Statuses, never answers.

use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    CampaignId, PersonId,
    access::{Action, Relation, may},
    campaign::{Campaign, Group, Stage},
    contract::campaign::{CampaignCounts, CampaignProgress, Campaigns, PersonStage},
    indicator::suppressed,
    notice::NoticeKind,
    people::{Role, UnitKind, UnitRef},
};

use crate::{
    access,
    app::App,
    auth::Me,
    extract::Path,
    notify,
    problem::Refusal,
    records::Unit,
    reply,
    storage::{
        Conn, StorageError, assignments, campaigns, people,
        units::{self, Tree},
    },
    write::{Command, Outcome},
};

const AT_MOST: u32 = 100;

pub async fn list(State(app): State<App>, me: Me) -> Result<Response, Refusal> {
    access::require_own(&me, Action::AssignDiagnosis)?;
    let mut conn = app.database.read().await?;
    let tree = units::tree(&mut conn).await?;
    let mut items = Vec::new();
    for campaign in campaigns::of(&mut conn, me.person, AT_MOST).await? {
        let stages = campaigns::stages(&mut conn, campaign.id).await?;
        items.push(counts(&tree, campaign, &stages));
    }
    let assigned =
        if may_to_assigned(&me) { assignments::count(&mut conn, me.person, app.today()).await? } else { 0 };
    // A school is named whole, above it the units that have no school's size.
    let offered = |unit: &&Unit| {
        let own = me.grants.iter().any(|grant| grant.unit.id == unit.id);
        (own || unit.kind != UnitKind::School) && may_to_unit(&me, &tree, unit)
    };
    let mut units: Vec<UnitRef> = tree.units().iter().filter(offered).map(Unit::reference).collect();
    units.sort_by_key(|unit| unit.kind);
    reply::json(&Campaigns { items, units, assigned })
}

pub async fn show(State(app): State<App>, me: Me, Path(id): Path<CampaignId>) -> Result<Response, Refusal> {
    let mut conn = app.database.read().await?;
    let campaign = campaigns::find(&mut conn, id).await?.filter(|campaign| campaign.author == me.person);
    let campaign = campaign.ok_or_else(Refusal::not_found)?;
    let tree = units::tree(&mut conn).await?;
    let stages = campaigns::stages(&mut conn, id).await?;
    let statuses = if by_name(&tree, &campaign) { statuses(&mut conn, &stages).await? } else { Vec::new() };
    reply::json(&CampaignProgress { counts: counts(&tree, campaign, &stages), statuses })
}

pub async fn assign(
    State(app): State<App>,
    Path(id): Path<CampaignId>,
    command: Command<Campaign>,
) -> Outcome {
    let (mut write, sent) = command.begin(&app).await?;
    let me = write.me.clone();
    access::require_own(&me, Action::AssignDiagnosis)?;
    if sent.id != id {
        return Err(Refusal::field("id", "Номер назначения не тот, что в адресе.").into());
    }
    let campaign = Campaign { author: me.person, assigned_at: app.clock.now(), ..sent };
    if let Some(standing) = campaigns::find(write.conn(), id).await? {
        let same = Campaign { assigned_at: standing.assigned_at, ..campaign };
        if standing.author != me.person {
            return Err(Refusal::not_found().into());
        }
        if standing != same {
            return Err(Refusal::conflict("Диагностика уже назначена. Назначьте новую.").into());
        }
        return write.finish(&app, StatusCode::OK, None, &standing).await;
    }
    campaign.check(app.today())?;
    let people = group(&app, write.conn(), &me, &campaign.group).await?;
    if people.is_empty() {
        return Err(Refusal::field("group", "В этой группе никого нет: выберите другую.").into());
    }
    let rows: Vec<_> = people.iter().map(|person| (*person, None)).collect();
    campaigns::insert(write.conn(), &campaign, &rows).await?;
    let about = notify::About {
        person: Some(me.person),
        thing: Some(id.0),
        due_on: Some(campaign.due_on),
        note: campaign.message.clone(),
    };
    notify::tell(&app, write.conn(), &people, NoticeKind::CampaignAssigned, &about).await?;
    write.finish(&app, StatusCode::CREATED, None, &campaign).await
}

/// Who is in a group today; 403 where it is not theirs to ask.
async fn group(app: &App, conn: &mut Conn, me: &Me, group: &Group) -> Result<Vec<PersonId>, Refusal> {
    match group {
        Group::Assigned if may_to_assigned(me) => {
            Ok(campaigns::assigned_to(conn, me.person, app.today()).await?)
        }
        Group::Assigned => Err(Refusal::forbidden()),
        Group::Unit(id) => {
            let tree = units::tree(conn).await?;
            let unit = tree
                .get(*id)
                .ok_or_else(|| Refusal::field("group.unit", "Такой организации нет: выберите из списка."))?;
            if !may_to_unit(me, &tree, unit) {
                return Err(Refusal::forbidden());
            }
            let below = tree.units().iter().filter(|unit| tree.within(unit.id, *id));
            let below: Vec<_> = below.map(|unit| unit.id).collect();
            Ok(campaigns::staff_of(conn, &below).await?)
        }
    }
}

fn may_to_assigned(me: &Me) -> bool {
    me.roles().any(|role: Role| may(role, Action::AssignDiagnosis, Relation::Assigned))
}

fn may_to_unit(me: &Me, tree: &Tree, unit: &Unit) -> bool {
    me.roles_over(tree, unit.id).any(|role| may(role, Action::AssignDiagnosis, Relation::Within))
}

/// A methodist knows their teachers, a school its staff; above that there are numbers only.
fn by_name(tree: &Tree, campaign: &Campaign) -> bool {
    match &campaign.group {
        Group::Assigned => true,
        Group::Unit(id) => tree.get(*id).is_some_and(|unit| unit.kind == UnitKind::School),
    }
}

fn counts(tree: &Tree, campaign: Campaign, stages: &[(PersonId, Stage)]) -> CampaignCounts {
    let count = |stage| u32::try_from(stages.iter().filter(|(_, s)| *s == stage).count()).unwrap_or(u32::MAX);
    let parts = [count(Stage::Started), count(Stage::Finished), count(Stage::NotStarted)];
    let hidden = if by_name(tree, &campaign) { vec![false; 3] } else { suppressed(&parts) };
    let shown = |place: usize| (!hidden[place]).then_some(parts[place]);
    CampaignCounts {
        unit: match &campaign.group {
            Group::Unit(id) => tree.get(*id).map(|unit| unit.name.clone()),
            Group::Assigned => None,
        },
        people: parts.iter().sum(),
        started: shown(0),
        finished: shown(1),
        campaign,
    }
}

/// Those who have not begun first, then by name.
async fn statuses(conn: &mut Conn, stages: &[(PersonId, Stage)]) -> Result<Vec<PersonStage>, StorageError> {
    let ids: Vec<PersonId> = stages.iter().map(|(person, _)| *person).collect();
    let mut cards = people::cards(conn, &ids).await?;
    let of = |(person, stage): &(PersonId, Stage)| {
        Some(PersonStage { person: cards.remove(person)?, stage: *stage })
    };
    let mut all: Vec<PersonStage> = stages.iter().filter_map(of).collect();
    all.sort_by_cached_key(|status| (status.stage, status.person.name.full(), status.person.id));
    Ok(all)
}
