//! What people asked for and how it was answered, moved by the domain's rules. The young who are supported have a
//! mentor or a consultation; what waits for the demo methodist and the demo mentor is counted out.

use std::collections::HashMap;

use domain::{
    CompetenceId, PersonId,
    deficit::deficits,
    diagnosis::Diagnosis,
    instrument::Instrument,
    request::{
        RequestKind, RequestState, SupportRequest,
        clock::{Terms, Timing},
    },
    route::{Route, Step, StepKind},
};

use super::{
    Input,
    asking::{Asking, message},
    cast::Cast,
    dice::Dice,
    mentors::Guide,
    service::Service,
    staff::Member,
    tree::Tree,
};

/// What the region has by now.
#[derive(Debug)]
pub struct Scene<'a> {
    pub input: &'a Input<'a>,
    pub tree: &'a Tree,
    pub staff: &'a [Member],
    pub service: &'a Service,
    pub cast: Option<Cast>,
    pub supported: &'a [bool],
    /// The latest finished diagnosis.
    pub latest: &'a HashMap<PersonId, &'a Diagnosis>,
    pub open_routes: &'a HashMap<PersonId, &'a Route>,
}

/// What waits for the demo methodist and for the demo mentor.
const DEMO_SENT: usize = 18;
const DEMO_ASSIGNED: usize = 3;

/// All requests. Free places of the mentors go down with their pairs.
pub fn ask(scene: &Scene, guides: &mut [Guide]) -> Vec<SupportRequest> {
    let mut requests = Vec::new();
    for index in 0..scene.staff.len() {
        let mut dice = Dice::new(scene.input.seed, "requests", index);
        if scene.is_cast(index) {
            continue;
        }
        let (young, supported) = (scene.staff[index].young, scene.supported[index]);
        let Some(state) = state(&mut dice, young, supported) else { continue };
        let hers = scene.service.methodist_of[index] == scene.service.methodist;
        if hers && state == RequestState::Sent {
            continue;
        }
        requests.extend(scene.request(&mut dice, guides, index, state));
    }
    requests.extend(scene.of_the_demo(&requests, guides));
    requests
}

fn state(dice: &mut Dice, young: bool, supported: bool) -> Option<RequestState> {
    use RequestState as S;
    if young && supported {
        return Some(dice.among(&[(58, S::Active), (17, S::Accepted), (25, S::Completed)]));
    }
    if young {
        let unanswered = [(30, S::Sent), (25, S::Assigned), (25, S::Declined), (20, S::Cancelled)];
        return dice.chance(250).then(|| dice.among(&unanswered));
    }
    let any = [
        (16, S::Sent),
        (12, S::Assigned),
        (4, S::Clarifying),
        (4, S::Deferred),
        (10, S::Accepted),
        (15, S::Active),
        (30, S::Completed),
        (10, S::Declined),
        (7, S::Cancelled),
    ];
    dice.chance(70).then(|| dice.among(&any))
}

impl Scene<'_> {
    fn is_cast(&self, index: usize) -> bool {
        self.cast.is_some_and(|c| [c.teacher, c.young, c.mentor, c.director].contains(&index))
    }

    fn request(
        &self,
        dice: &mut Dice,
        guides: &mut [Guide],
        index: usize,
        state: RequestState,
    ) -> Option<SupportRequest> {
        let mentoring = if self.staff[index].young { 760 } else { 400 };
        let needs = matches!(state, RequestState::Assigned | RequestState::Deferred);
        let wants_mentor = needs || dice.chance(mentoring);
        let competence = self.competence(dice, index);
        let guide = if wants_mentor { self.nearest(guides, index, competence.as_ref()) } else { None };
        let kind = match guide {
            // C-УК-4: a manager is helped by a manager.
            Some(guide) if self.staff[guides[guide].index].person.manager => RequestKind::Management,
            Some(_) if self.staff[index].young => RequestKind::YoungMentoring,
            Some(_) => RequestKind::Mentoring,
            None if self.programme(index).is_some() && dice.chance(300) => RequestKind::Tutor,
            None if dice.chance(650) => RequestKind::Consultation,
            None => RequestKind::LessonVisit,
        };
        // Without a mentor there is nobody to pass it to.
        let state = if guide.is_none() && needs { RequestState::Sent } else { state };
        let helper = guide.map(|g| guides[g].mentor.person);
        if let Some(guide) = guide.filter(|_| matches!(state, RequestState::Accepted | RequestState::Active))
        {
            guides[guide].free -= 1;
        }
        self.asking(dice, index, kind, competence, helper).until(state)
    }

    fn asking<'a>(
        &'a self,
        dice: &'a mut Dice,
        index: usize,
        kind: RequestKind,
        competence: Option<CompetenceId>,
        mentor: Option<PersonId>,
    ) -> Asking<'a> {
        let member = &self.staff[index];
        let rural = self.tree.schools[member.school].rural;
        let data = self.input.data;
        let known = competence.as_ref().and_then(|c| data.competence(c));
        let diagnosed = self.latest.contains_key(&member.person.id);
        let message = message(dice, &data.names.request_messages, known, rural, diagnosed);
        let about = |step: &&Step| {
            step.kind == StepKind::Practice
                && competence.as_ref().is_some_and(|c| step.competences.contains(c))
        };
        let route = self.open_routes.get(&member.person.id);
        let step = match kind {
            RequestKind::Tutor => self.programme(index),
            _ => route.and_then(|route| route.steps.iter().find(about)),
        };
        let step = step.map(|step| step.id);
        // F-ОХВ-7: a pair by competence is for a deficit; without one it goes by subject.
        let weak = |c: &CompetenceId| {
            let found = self.latest.get(&member.person.id);
            found.is_some_and(|found| {
                let instrument = data.instrument_of(&found.instrument);
                deficits(instrument, &found.answers).iter().any(|d| d.competence == *c)
            })
        };
        let competence = competence.filter(|c| kind != RequestKind::Mentoring || weak(c));
        Asking {
            dice,
            timing: self.timing(),
            ago: None,
            since: member.person.teaching_since,
            author: member.person.id,
            methodist: self.service.methodist_of[index],
            mentor,
            kind,
            competence,
            step,
            message,
        }
    }

    fn timing(&self) -> Timing<'_> {
        let system = &self.input.data.in_force.system;
        Timing {
            calendar: &self.input.data.in_force.calendar,
            terms: Terms::of(system),
            utc_offset_hours: system.utc_offset_hours,
            today: self.input.now.date_naive(),
        }
    }

    /// The programme of somebody's route that a tutor could go along with (C-ТЬЮТ-1).
    fn programme(&self, index: usize) -> Option<&Step> {
        let route = self.open_routes.get(&self.staff[index].person.id)?;
        route.steps.iter().find(|step| step.kind == StepKind::Programme)
    }

    /// One of the most pressing deficits, else anything.
    fn competence(&self, dice: &mut Dice, index: usize) -> Option<CompetenceId> {
        let latest = self.latest.get(&self.staff[index].person.id);
        let data = self.input.data;
        let own = data.instrument_for(&self.staff[index].person).1;
        let instrument: &Instrument =
            latest.map_or(own, |diagnosis| data.instrument_of(&diagnosis.instrument));
        let found = latest.map(|diagnosis| deficits(instrument, &diagnosis.answers));
        let pressing = found.as_deref().map(|found| &found[..found.len().min(3)]).unwrap_or_default();
        let deficit = dice.pick(pressing).map(|d| d.competence.clone());
        deficit.or_else(|| dice.pick(&instrument.competences).map(|c| c.id.clone()))
    }

    /// A mentor with a free place: of the school, of the municipality, of the region; strong in it before others.
    fn nearest(&self, guides: &[Guide], index: usize, competence: Option<&CompetenceId>) -> Option<usize> {
        let municipality = |school: usize| self.tree.schools[school].municipality;
        let school = self.staff[index].school;
        let key = |g: &usize| {
            let guide = &guides[*g];
            let other = self.staff[guide.index].school;
            let distance = match () {
                () if other == school => 0,
                () if municipality(other) == municipality(school) => 1,
                () => 2,
            };
            let strong = competence.is_some_and(|c| guide.mentor.strengths.iter().any(|(s, _)| s == c));
            (distance, !strong, *g)
        };
        let manages = |index: usize| self.staff[index].person.manager;
        let free = |g: &usize| {
            let guide = &guides[*g];
            guide.free > 0 && guide.index != index && manages(guide.index) == manages(index)
        };
        (0..guides.len()).filter(free).min_by_key(key)
    }

    /// The young teacher's mentor, what waits for the mentor, what waits for the methodist.
    fn of_the_demo(&self, requests: &[SupportRequest], guides: &[Guide]) -> Vec<SupportRequest> {
        let mut dice = Dice::new(self.input.seed, "demo requests", 0);
        let mut made = Vec::new();
        let Some(cast) = self.cast else { return made };
        let mentor = self.staff[cast.mentor].person.id;
        let competence = self.competence(&mut dice, cast.young);
        let young = self.asking(&mut dice, cast.young, RequestKind::Mentoring, competence, Some(mentor));
        made.extend(young.until(RequestState::Active));

        let asked = |i: &usize| requests.iter().any(|r| r.author == self.staff[*i].person.id);
        let is_mentor = |i: &usize| guides.iter().any(|guide| guide.index == *i);
        let hers = |i: &usize| self.service.methodist_of[*i] == self.service.methodist;
        let mut free: Vec<usize> = (0..self.staff.len())
            .filter(|i| hers(i) && !self.is_cast(*i) && !asked(i) && !is_mentor(i))
            .filter(|i| self.latest.contains_key(&self.staff[*i].person.id))
            .filter(|i| !self.staff[*i].young && !self.staff[*i].person.manager)
            .collect();
        dice.shuffle(&mut free);
        for (place, index) in free.into_iter().take(DEMO_ASSIGNED + DEMO_SENT).enumerate() {
            let competence = self.competence(&mut dice, index);
            let (kind, helper, state) = if place < DEMO_ASSIGNED {
                (RequestKind::Mentoring, Some(mentor), RequestState::Assigned)
            } else {
                let kind = dice.among(&[
                    (4, RequestKind::Consultation),
                    (3, RequestKind::LessonVisit),
                    (3, RequestKind::Mentoring),
                ]);
                (kind, None, RequestState::Sent)
            };
            // Within the methodist's and the mentor's terms: nothing of it has gone on yet.
            let ago = Some(if place < DEMO_ASSIGNED { (2, 5) } else { (1, 6) });
            made.extend(
                Asking { ago, ..self.asking(&mut dice, index, kind, competence, helper) }.until(state),
            );
        }
        made
    }
}
