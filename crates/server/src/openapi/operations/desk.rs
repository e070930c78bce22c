//! The desk of a methodist, the load of all of them, young teachers (C-АДР-10, C-МОЛ).

use domain::{
    assignment::Move,
    contract::{
        desk::{MethodistTeachers, Methodists, Moved, Reminded, Staff, TeacherFile, Teachers, YoungTeachers},
        problem::ProblemKind as Kind,
    },
    reminder::Reminder,
};
use utoipa::openapi::HttpMethod;

use super::super::{
    examples::{METHODIST, MOVE, PERSON},
    operation::{Told, read, write},
};

pub fn all() -> Vec<Told> {
    vec![
        read("/api/v1/teachers", "listTeachers", "desk", "Everybody one has, as methodist or mentor")
            .about("With where each stands, so that a device finds and orders them by itself. Statuses, no results.")
            .problems(&[Kind::Forbidden])
            .gives::<Teachers>(200, "The list.", "teachers"),
        read("/api/v1/teachers/{id}", "getTeacher", "desk", "One of those one has")
            .about("Deficits, route, requests, lessons, contacts. Each read is written to the audit log.")
            .id("id", "The person.", PERSON)
            .problems(&[Kind::Malformed, Kind::NotFound])
            .gives::<TeacherFile>(200, "The person's file.", "teacher_file"),
        read("/api/v1/methodists", "listMethodists", "desk", "Methodists with their loads, and teachers who have none")
            .about("For the municipal service and the centre, of their own units; the clause of the limit is the system's.")
            .problems(&[Kind::Forbidden])
            .gives::<Methodists>(200, "The loads.", "methodists"),
        read("/api/v1/methodists/{id}/teachers", "listTeachersOfMethodist", "desk", "Whom a methodist has")
            .about("In the units of the service that asks, those to come too. Names and workplaces only.")
            .id("id", "The methodist.", METHODIST)
            .problems(&[Kind::Malformed, Kind::Forbidden, Kind::NotFound])
            .gives::<MethodistTeachers>(200, "The teachers.", "methodist_teachers"),
        write(HttpMethod::Put, "/api/v1/moves/{id}", "putMove", "desk", "Move teachers to another methodist")
            .about(
                "From a day on: today or later. All of them or none; what was before the day stays, what was planned after \
                 it is off. A methodist who would have more than the system allows on any day from then on is refused.",
            )
            .id("id", "Made by the client, UUIDv7.", MOVE)
            .takes::<Move>("move")
            .problems(&[Kind::Forbidden, Kind::NotFound, Kind::Conflict])
            .gives::<Moved>(200, "It was made already.", "moved")
            .gives::<Moved>(201, "Moved.", "moved"),
        write(HttpMethod::Post, "/api/v1/reminders", "sendReminder", "desk", "Remind several people at once")
            .about(
                "Told in the app. To everybody who is named, or 422 and nobody; who was told the same by the same person \
                 within a day is passed over. Support may also be offered by a school to its own staff.",
            )
            .takes::<Reminder>("reminder")
            .problems(&[Kind::Forbidden])
            .gives::<Reminded>(200, "Told.", "reminded"),
        read("/api/v1/young", "listYoung", "desk", "Young teachers and what supports them")
            .about(
                "By name for their school and their methodist, who is not supported first; for the municipal service and \
                 the centre the figures of the dashboards, small groups suppressed.",
            )
            .problems(&[Kind::Forbidden])
            .gives::<YoungTeachers>(200, "The young.", "young"),
        read("/api/v1/staff", "listStaff", "desk", "Who of one's school works on what was found")
            .about("Names and statuses for the school's administration: no competences, no levels.")
            .problems(&[Kind::Forbidden])
            .gives::<Staff>(200, "The schools one leads.", "staff"),
    ]
}
