//! Every address of the app, built in one place. What a person may share lives in the address.

use domain::{CampaignId, CompetenceId, DiagnosisId, PairId, PersonId, RouteId, StepId, UnitId};

pub const HOME: &str = "/";
pub const SIGN_IN: &str = "/sign-in";
pub const TODAY: &str = "/today";
pub const DIAGNOSIS: &str = "/diagnosis";
pub const RESULT: &str = "/diagnosis/result";
pub const ROUTE: &str = "/route";
pub const ROUTE_DRAFT: &str = "/route/draft";
pub const ROUTE_EDIT: &str = "/route/edit";
pub const ROUTE_PRINT: &str = "/route/print";
pub const ROUTE_HISTORY: &str = "/route/history";
pub const HELP: &str = "/help";
pub const PAIRS: &str = "/pairs";
pub const INBOX: &str = "/inbox";
pub const WELLBEING: &str = "/wellbeing";
pub const LETTERS: &str = "/letters";
pub const CAMPAIGNS: &str = "/campaigns";
pub const IMPORTS: &str = "/imports";
pub const NOTICES: &str = "/notices";
pub const TEACHERS: &str = "/teachers";
pub const METHODISTS: &str = "/methodists";
pub const YOUNG: &str = "/young";
pub const STAFF: &str = "/staff";
pub const SYNC: &str = "/sync";
pub const ME: &str = "/me";

/// A statement of the diagnosis, counted from 1.
pub fn statement(number: usize) -> String {
    format!("/diagnosis/{number}")
}

/// An earlier result.
pub fn past_result(id: DiagnosisId) -> String {
    format!("{RESULT}?id={id}")
}

/// One's own route that has ended, as it stood.
pub fn closed_route(id: RouteId) -> String {
    format!("{ROUTE_HISTORY}/{id}")
}

/// The routes of somebody whose methodist or mentor one is.
pub fn routes_of(person: PersonId) -> String {
    format!("/people/{person}/routes")
}

/// One of them that has ended, as it stood.
pub fn closed_route_of(person: PersonId, id: RouteId) -> String {
    format!("/people/{person}/routes/{id}")
}

/// A step of one's own route.
pub fn step(id: StepId) -> String {
    format!("/route/steps/{id}")
}

/// Asking for help with a competence, or with nothing named.
pub fn ask(competence: Option<&CompetenceId>) -> String {
    competence.map_or_else(|| "/help/new".to_owned(), |c| format!("/help/new?competence={c}"))
}

/// Asking for a tutor of a step.
pub fn ask_tutor(step: StepId) -> String {
    format!("/help/new?step={step}")
}

/// A pair.
pub fn pair(id: PairId) -> String {
    format!("/pairs/{id}")
}

/// A route to review.
pub fn review(id: RouteId) -> String {
    format!("/inbox/routes/{id}")
}

/// The same as a document on paper.
pub fn review_print(id: RouteId) -> String {
    format!("/inbox/routes/{id}/print")
}

/// A short re-diagnosis of one competence.
pub fn recheck(competence: &CompetenceId) -> String {
    format!("/diagnosis/recheck/{competence}")
}

/// What several witnesses say of somebody else.
pub fn witnesses(person: PersonId) -> String {
    format!("/people/{person}/witnesses")
}

/// The protocol of somebody's lesson.
pub fn lesson(person: PersonId) -> String {
    format!("/people/{person}/lesson")
}

/// How far people are with an assigned diagnosis.
pub fn campaign(id: CampaignId) -> String {
    format!("/campaigns/{id}")
}

/// One of the teachers one has.
pub fn teacher(person: PersonId) -> String {
    format!("{TEACHERS}/{person}")
}

/// Whom a methodist has, to move them on.
pub fn methodist(person: PersonId) -> String {
    format!("{METHODISTS}/{person}")
}

/// A unit's figures.
pub fn unit(id: UnitId) -> String {
    format!("/units/{id}")
}

/// Sign-in that comes back to where it was needed.
pub fn sign_in_then(path: &str) -> String {
    // Paths of this app need no escaping beyond their own query.
    format!("{SIGN_IN}?next={}", path.replace('?', "%3F").replace('&', "%26").replace('=', "%3D"))
}

/// Where sign-in may lead: only into this app.
pub fn safe_next(next: Option<String>) -> String {
    next.filter(|path| path.starts_with('/') && !path.starts_with("//") && !path.contains('\\'))
        .unwrap_or_else(|| HOME.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_stable() {
        let id = domain::ids::uuid_v7(1_795_000_000_000, [0; 10]);
        assert_eq!(statement(3), "/diagnosis/3");
        assert_eq!(step(StepId(id)), format!("/route/steps/{id}"));
        assert_eq!(ask("it-data".parse().ok().as_ref()), "/help/new?competence=it-data");
        assert_eq!(ask_tutor(StepId(id)), format!("/help/new?step={id}"));
        assert_eq!(pair(PairId(id)), format!("/pairs/{id}"));
        assert_eq!(sign_in_then("/diagnosis/12"), "/sign-in?next=/diagnosis/12");
    }

    #[test]
    fn sign_in_never_leads_out_of_the_app() {
        for bad in ["https://example.org", "//example.org", "/\\example.org", ""] {
            assert_eq!(safe_next(Some(bad.into())), HOME, "{bad}");
        }
        assert_eq!(safe_next(Some("/diagnosis/12".into())), "/diagnosis/12");
    }
}
