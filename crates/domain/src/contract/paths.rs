//! Every path of the API, built in one place for the app and for the server's tests. The server's router has the
//! same paths as templates; the OpenAPI test holds the two together.

use crate::file::StepFile;
use crate::ids::{
    CampaignId, CompetenceId, DiagnosisId, FileId, ImportId, InstrumentId, MeetingId, MoveId, ObservationId,
    PairId, PersonId, RecheckId, RequestId, RouteId, StatementId, StepId, UnitId,
};

pub const BASE: &str = "/api/v1";
pub const SYSTEM: &str = "/api/v1/system";
pub const SESSION: &str = "/api/v1/session";
pub const WORKSPACE: &str = "/api/v1/workspace";
pub const INSTRUMENTS: &str = "/api/v1/instruments";
pub const DIAGNOSES: &str = "/api/v1/diagnoses";
pub const NOTICES: &str = "/api/v1/notices";
pub const NOTICES_READ: &str = "/api/v1/notices/read";
pub const ROUTES: &str = "/api/v1/routes";
pub const CALENDAR: &str = "/api/v1/calendar";
pub const INBOX: &str = "/api/v1/inbox";
pub const CAMPAIGNS: &str = "/api/v1/campaigns";
pub const IMPORTS: &str = "/api/v1/imports";
pub const IMPORT_CHECK: &str = "/api/v1/imports/check";
pub const WELLBEING: &str = "/api/v1/wellbeing";
pub const WELLBEING_QUEUE: &str = "/api/v1/wellbeing/requests";
pub const HELP: &str = "/api/v1/help";
pub const TEACHERS: &str = "/api/v1/teachers";
pub const REMINDERS: &str = "/api/v1/reminders";
pub const METHODISTS: &str = "/api/v1/methodists";
pub const YOUNG: &str = "/api/v1/young";
pub const STAFF: &str = "/api/v1/staff";
pub const OPENAPI: &str = "/api/v1/openapi.json";

pub fn instrument(id: &InstrumentId) -> String {
    format!("{BASE}/instruments/{id}")
}

pub fn diagnosis(id: DiagnosisId) -> String {
    format!("{BASE}/diagnoses/{id}")
}

pub fn answer(id: DiagnosisId, statement: &StatementId) -> String {
    format!("{BASE}/diagnoses/{id}/answers/{statement}")
}

pub fn finish_diagnosis(id: DiagnosisId) -> String {
    format!("{BASE}/diagnoses/{id}/finish")
}

/// The catalogue; `cursor` continues an earlier page. What a backend puts into a cursor is its own business.
pub fn programmes(competence: Option<&CompetenceId>, limit: u32, cursor: Option<&str>) -> String {
    let competence = competence.map(|c| format!("&competence={c}")).unwrap_or_default();
    let cursor = cursor.map(|c| format!("&cursor={}", encoded(c))).unwrap_or_default();
    format!("{BASE}/programmes?limit={limit}{competence}{cursor}")
}

pub fn route(id: RouteId) -> String {
    format!("{BASE}/routes/{id}")
}

/// The routes of a person whom one accompanies; one's own are [`ROUTES`].
pub fn routes_of(person: PersonId) -> String {
    format!("{ROUTES}?person={person}")
}

/// A route that has ended, as it stood.
pub fn closed_route(id: RouteId) -> String {
    format!("{BASE}/routes/{id}/closed")
}

/// Who changed what in a route.
pub fn route_changes(id: RouteId) -> String {
    format!("{BASE}/routes/{id}/changes")
}

/// A person's terms for whoever knows the secret.
pub fn calendar_file(token: &str) -> String {
    format!("{CALENDAR}/{token}.ics")
}

/// The files of a route.
pub fn route_files(id: RouteId) -> String {
    format!("{BASE}/routes/{id}/files")
}

pub fn file(id: FileId) -> String {
    format!("{BASE}/files/{id}")
}

/// Where a file is stored: beside which step, under which name.
pub fn file_upload(file: &StepFile) -> String {
    let StepFile { id, route, step, name, .. } = file;
    format!("{BASE}/files/{id}?route={route}&step={step}&name={}", encoded(name))
}

pub fn file_removal(id: FileId) -> String {
    format!("{BASE}/files/{id}/remove")
}

/// The steps of a route as a calendar file (RFC 5545).
pub fn route_calendar(id: RouteId) -> String {
    format!("{BASE}/routes/{id}/calendar.ics")
}

pub fn route_transitions(id: RouteId) -> String {
    format!("{BASE}/routes/{id}/transitions")
}

pub fn step_result(id: RouteId, step: StepId) -> String {
    format!("{BASE}/routes/{id}/steps/{step}/result")
}

pub fn request(id: RequestId) -> String {
    format!("{BASE}/requests/{id}")
}

pub fn request_transitions(id: RequestId) -> String {
    format!("{BASE}/requests/{id}/transitions")
}

pub fn wellbeing_request(id: RequestId) -> String {
    format!("{WELLBEING_QUEUE}/{id}")
}

pub fn wellbeing_transitions(id: RequestId) -> String {
    format!("{WELLBEING_QUEUE}/{id}/transitions")
}

/// Who could have a request, for whoever passes it on.
pub fn request_helpers(id: RequestId) -> String {
    format!("{BASE}/requests/{id}/helpers")
}

pub fn pair(id: PairId) -> String {
    format!("{BASE}/pairs/{id}")
}

pub fn pair_plan(id: PairId) -> String {
    format!("{BASE}/pairs/{id}/plan")
}

pub fn pair_meeting(id: PairId, meeting: MeetingId) -> String {
    format!("{BASE}/pairs/{id}/meetings/{meeting}")
}

pub fn pair_feedback(id: PairId) -> String {
    format!("{BASE}/pairs/{id}/feedback")
}

pub fn pair_transitions(id: PairId) -> String {
    format!("{BASE}/pairs/{id}/transitions")
}

pub fn mentors(competence: &CompetenceId) -> String {
    format!("{BASE}/mentors?competence={competence}")
}

pub fn dashboard(unit: UnitId) -> String {
    format!("{BASE}/units/{unit}/dashboard")
}

pub fn witnesses(person: PersonId) -> String {
    format!("{BASE}/people/{person}/witnesses")
}

pub fn recheck(id: RecheckId) -> String {
    format!("{BASE}/rechecks/{id}")
}

pub fn observation(id: ObservationId) -> String {
    format!("{BASE}/observations/{id}")
}

pub fn observation_comment(id: ObservationId) -> String {
    format!("{BASE}/observations/{id}/comment")
}

pub fn import(id: ImportId) -> String {
    format!("{BASE}/imports/{id}")
}

pub fn campaign(id: CampaignId) -> String {
    format!("{BASE}/campaigns/{id}")
}

/// One's own notices, newest first.
pub fn notices(limit: u32, cursor: Option<&str>) -> String {
    let cursor = cursor.map(|c| format!("&cursor={}", encoded(c))).unwrap_or_default();
    format!("{NOTICES}?limit={limit}{cursor}")
}

pub fn teacher(id: PersonId) -> String {
    format!("{TEACHERS}/{id}")
}

pub fn methodist_teachers(id: PersonId) -> String {
    format!("{METHODISTS}/{id}/teachers")
}

/// Moving people from one methodist to another.
pub fn moves(id: MoveId) -> String {
    format!("{BASE}/moves/{id}")
}

/// Percent-encoded for a query: everything but the unreserved characters (RFC 3986 §2.3).
pub(crate) fn encoded(text: &str) -> String {
    let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let encode = |byte| if unreserved(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(encode).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_the_query_whatever_it_is_made_of() {
        let path = programmes(None, 100, Some("НСО&limit=1 +/="));
        assert_eq!(path, "/api/v1/programmes?limit=100&cursor=%D0%9D%D0%A1%D0%9E%26limit%3D1%20%2B%2F%3D");
    }
}
