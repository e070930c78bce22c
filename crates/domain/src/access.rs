//! One function decides what a person may do (`docs/rules.md`): who, what action, in which relation to the
//! owner of the thing. Deny by default. The server enforces it; the app only disables what would be refused.

use serde::{Deserialize, Serialize};

use crate::people::Role;

/// How the person who asks stands to the owner of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Relation {
    /// The thing is theirs.
    Own,
    /// The owner is assigned to them: as methodist, or as mentor by an accepted request.
    Assigned,
    /// The request was handed over to the service of the unit that the role was granted over.
    HandedOver,
    /// The owner (or the unit asked about) is inside a unit that the role was granted over.
    Within,
    /// None of these.
    Elsewhere,
}

/// What may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Action {
    /// Answers and scores of one person.
    ReadDiagnosis,
    /// Start, answer and finish a diagnosis.
    WriteDiagnosis,
    /// Steps and hours of one person's route.
    ReadRoute,
    /// Edit, propose, tick off.
    WriteRoute,
    /// Agree a proposed route or return it.
    ReviewRoute,
    ReadRequest,
    WriteRequest,
    /// Accept or decline a request.
    AnswerRequest,
    /// Plan, meetings and words of a pair.
    ReadPair,
    /// What the two of a pair do.
    WritePair,
    /// The list of those one has, with where each stands (C-АДР-10).
    ReadTeachers,
    /// Say whose methodist somebody is; names and workplaces, no results (C-АДР-10).
    AssignTeachers,
    /// The young by name with their forms of support, never results (C-МОЛ-1, C-МОЛ-3).
    ReadYoung,
    /// The young of a unit in numbers.
    CountYoung,
    /// Remind somebody of their diagnosis or route.
    Remind,
    /// Tell a young teacher that support is there (C-МОЛ-1).
    OfferSupport,
    /// Who of a school is supported with what was found: names and statuses (C-ДЕФ-4).
    ReadStaff,
    /// The queue of routes and requests to answer.
    ReadInbox,
    /// Write the protocol of a visited lesson (C-ПЕР-3).
    Observe,
    /// Take in results of outer tests (C-ДИАГ-7).
    ImportResults,
    /// Assign a diagnosis to a group and see how far people are (C-ДИАГ-4).
    AssignDiagnosis,
    /// A closed request for psychological help (C-ВЫГ-4).
    ReadWellbeing,
    WriteWellbeing,
    /// Take such a request on, close it.
    AnswerWellbeing,
    /// Indicators and aggregates of a unit; groups under five are suppressed whatever the role.
    ReadUnit,
}

/// Whether someone with this role, in this relation, may do this.
pub fn may(role: Role, action: Action, relation: Relation) -> bool {
    use {Action as A, Relation as R, Role as Who};
    match (action, relation) {
        // Everyone is a teacher to themselves: managers take diagnoses and keep routes as well (A-РОЛЬ-2).
        (
            A::ReadDiagnosis
            | A::WriteDiagnosis
            | A::ReadRoute
            | A::WriteRoute
            | A::ReadRequest
            | A::WriteRequest
            | A::ReadWellbeing
            | A::WriteWellbeing
            | A::ReadPair
            | A::WritePair,
            R::Own,
        ) => true,
        (A::ReadDiagnosis | A::ReadRoute | A::ReadRequest | A::AnswerRequest, R::Assigned) => {
            matches!(role, Who::Methodist | Who::Mentor)
        }
        (
            A::ReviewRoute | A::ReadPair | A::AssignDiagnosis | A::ReadYoung | A::Remind | A::OfferSupport,
            R::Assigned,
        ) => role == Who::Methodist,
        (A::Observe, R::Assigned) => matches!(role, Who::Methodist | Who::Mentor),
        (A::ImportResults, R::Own) => role == Who::Centre,
        // A methodist assigns to those they have, a school and the centre to their unit.
        (A::AssignDiagnosis, R::Own) => matches!(role, Who::Methodist | Who::SchoolAdmin | Who::Centre),
        (A::AssignDiagnosis, R::Within) => matches!(role, Who::SchoolAdmin | Who::Centre),
        // C-АДР-5: what the methodist did not answer is answered by the municipal service. It opens the request alone.
        (A::ReadRequest | A::AnswerRequest, R::HandedOver) => role == Who::Municipal,
        (A::ReadInbox, R::Own) => matches!(role, Who::Methodist | Who::Mentor | Who::Municipal),
        (A::ReadTeachers, R::Own) => matches!(role, Who::Methodist | Who::Mentor),
        // The service of the municipality and the centre share the work.
        (A::AssignTeachers, R::Own | R::Within) => matches!(role, Who::Municipal | Who::Centre),
        (A::ReadYoung | A::CountYoung, R::Own) => {
            matches!(role, Who::SchoolAdmin | Who::Municipal | Who::Methodist | Who::Centre)
        }
        // A school knows its own people; above it there are numbers only.
        (A::ReadYoung | A::ReadStaff | A::OfferSupport, R::Within) | (A::ReadStaff, R::Own) => {
            role == Who::SchoolAdmin
        }
        (A::CountYoung, R::Within) => matches!(role, Who::Municipal | Who::Centre),
        (A::ReadUnit, R::Within) => {
            matches!(role, Who::SchoolAdmin | Who::Municipal | Who::Methodist | Who::Centre | Who::Ministry)
        }
        // Nobody else, whatever their role: neither the school nor the methodist.
        (A::ReadWellbeing | A::AnswerWellbeing, R::Within) => role == Who::Psychologist,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn managers_see_units_but_no_individual_results() {
        for role in [Role::SchoolAdmin, Role::Municipal, Role::Centre, Role::Ministry] {
            assert!(may(role, Action::ReadUnit, Relation::Within));
            assert!(!may(role, Action::ReadDiagnosis, Relation::Within));
            assert!(!may(role, Action::ReadUnit, Relation::Elsewhere));
        }
    }

    #[test]
    fn a_closed_request_is_seen_by_its_author_and_psychologists_only() {
        for role in
            [Role::Mentor, Role::SchoolAdmin, Role::Municipal, Role::Methodist, Role::Centre, Role::Ministry]
        {
            for relation in [Relation::Assigned, Relation::Within, Relation::Elsewhere] {
                assert!(!may(role, Action::ReadWellbeing, relation), "C-ВЫГ-4: {role:?} {relation:?}");
            }
        }
        assert!(may(Role::Psychologist, Action::AnswerWellbeing, Relation::Within));
        assert!(!may(Role::Psychologist, Action::ReadWellbeing, Relation::Elsewhere));
        assert!(!may(Role::Psychologist, Action::ReadDiagnosis, Relation::Within));
    }

    #[test]
    fn what_was_handed_over_opens_the_request_and_no_result() {
        assert!(may(Role::Municipal, Action::AnswerRequest, Relation::HandedOver));
        for action in [Action::ReadDiagnosis, Action::ReadRoute, Action::ReadPair] {
            assert!(!may(Role::Municipal, action, Relation::HandedOver), "{action:?}");
        }
        assert!(!may(Role::Municipal, Action::AnswerRequest, Relation::Within), "others wait elsewhere");
    }

    #[test]
    fn who_supports_whom_is_by_name_for_those_who_know_them() {
        for role in [Role::Municipal, Role::Centre, Role::Ministry, Role::Mentor] {
            for action in [Action::ReadYoung, Action::ReadStaff] {
                assert!(!may(role, action, Relation::Within), "{role:?} {action:?}: numbers only");
            }
        }
        assert!(may(Role::SchoolAdmin, Action::ReadStaff, Relation::Within), "C-ДЕФ-4");
        assert!(may(Role::Methodist, Action::ReadYoung, Relation::Assigned), "C-МОЛ-1");
        assert!(
            !may(Role::Methodist, Action::AssignTeachers, Relation::Own),
            "nobody gives people to oneself"
        );
    }

    #[test]
    fn only_the_methodist_of_the_teacher_agrees_a_route() {
        assert!(may(Role::Methodist, Action::ReviewRoute, Relation::Assigned));
        assert!(!may(Role::Mentor, Action::ReviewRoute, Relation::Assigned));
        assert!(!may(Role::Methodist, Action::ReviewRoute, Relation::Own), "nobody agrees their own route");
        assert!(!may(Role::Methodist, Action::ReviewRoute, Relation::Within));
    }
}
