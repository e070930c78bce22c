//! The schemas of the contract, and holding JSON against them. The same schemas are published and enforced, so the
//! document says exactly what is taken. What a rule of the domain forbids beyond a schema is not found here.

use chrono::{DateTime, NaiveDate};
use domain::{
    StatementId,
    contract::{
        calendar::{CalendarAddress, SetCalendarAddress},
        campaign::{CampaignProgress, Campaigns},
        command,
        desk::{MethodistTeachers, Methodists, Moved, Reminded, Staff, TeacherFile, Teachers, YoungTeachers},
        help::{Help, PairView},
        import::{Import, ImportCheck, ImportFile, Imports},
        inbox::Inbox,
        instruments::{InstrumentList, OwnDiagnoses},
        notice::{Notices, ReadNotices},
        page::ProgrammePage,
        problem::{FieldError, Problem, ProblemKind},
        route::{Mentors, RouteChanges, RouteHistory, RouteView, StepFiles},
        session::{Session, SignIn, SystemInForce},
        unit::Dashboard,
        wellbeing::{MoveWellbeing, Wellbeing, WellbeingQueue, WellbeingStanding},
        witness::Witnesses,
    },
};
use serde_json::{Map, Value};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{Components, ComponentsBuilder, RefOr, Schema, Type, schema::AdditionalProperties},
};
use uuid::Uuid;

use crate::problem::Refusal;

/// A page of programmes: the only schema that goes by another name than its type.
pub const PROGRAMME_PAGE: &str = "ProgrammePage";

/// Every schema that the document names.
pub fn components() -> Components {
    ComponentsBuilder::new().schemas_from_iter(named()).build()
}

/// Schemas by name; a type that several others refer to stands there as often.
fn named() -> Vec<(String, RefOr<Schema>)> {
    let mut all = Vec::new();
    add::<command::StartDiagnosis>(&mut all);
    add::<command::FinishDiagnosis>(&mut all);
    add::<command::MoveRoute>(&mut all);
    add::<command::MoveRequest>(&mut all);
    add::<command::SetStepResult>(&mut all);
    add::<command::CommentObservation>(&mut all);
    add::<domain::campaign::Campaign>(&mut all);
    add::<CampaignProgress>(&mut all);
    add::<Campaigns>(&mut all);
    add::<Import>(&mut all);
    add::<ImportCheck>(&mut all);
    add::<ImportFile>(&mut all);
    add::<Imports>(&mut all);
    add::<domain::observation::Observation>(&mut all);
    add::<domain::recheck::Recheck>(&mut all);
    add::<Witnesses>(&mut all);
    add::<command::MovePair>(&mut all);
    add::<domain::pair::PairPlan>(&mut all);
    add::<domain::pair::Meeting>(&mut all);
    add::<domain::pair::Feedback>(&mut all);
    add::<PairView>(&mut all);
    add::<Help>(&mut all);
    add::<domain::diagnosis::Answer>(&mut all);
    add::<domain::diagnosis::Diagnosis>(&mut all);
    add::<domain::instrument::Instrument>(&mut all);
    add::<domain::request::SupportRequest>(&mut all);
    add::<domain::route::Route>(&mut all);
    add::<domain::workspace::Workspace>(&mut all);
    add::<Dashboard>(&mut all);
    add::<Teachers>(&mut all);
    add::<TeacherFile>(&mut all);
    add::<Methodists>(&mut all);
    add::<MethodistTeachers>(&mut all);
    add::<domain::assignment::Move>(&mut all);
    add::<Moved>(&mut all);
    add::<domain::reminder::Reminder>(&mut all);
    add::<Reminded>(&mut all);
    add::<YoungTeachers>(&mut all);
    add::<Staff>(&mut all);
    add::<MoveWellbeing>(&mut all);
    add::<Wellbeing>(&mut all);
    add::<WellbeingQueue>(&mut all);
    add::<WellbeingStanding>(&mut all);
    add::<domain::wellbeing::WellbeingRequest>(&mut all);
    add::<Inbox>(&mut all);
    add::<InstrumentList>(&mut all);
    add::<OwnDiagnoses>(&mut all);
    add::<Notices>(&mut all);
    add::<ReadNotices>(&mut all);
    add::<Mentors>(&mut all);
    add::<Problem>(&mut all);
    add::<RouteView>(&mut all);
    add::<CalendarAddress>(&mut all);
    add::<SetCalendarAddress>(&mut all);
    add::<RouteHistory>(&mut all);
    add::<StepFiles>(&mut all);
    add::<command::RemoveFile>(&mut all);
    add::<domain::file::StepFile>(&mut all);
    add::<RouteChanges>(&mut all);
    add::<domain::route::ClosedRoute>(&mut all);
    add::<Session>(&mut all);
    add::<SignIn>(&mut all);
    add::<SystemInForce>(&mut all);
    add::<domain::programme::Programme>(&mut all);
    all.push((PROGRAMME_PAGE.to_owned(), ProgrammePage::schema()));
    for (name, schema) in &mut all {
        if matches!(name.as_str(), "Group" | "Mark" | "Reason") {
            exact(schema);
        }
        keyed(schema);
    }
    all
}

/// Answers stand under keys of statements, which a derived schema of a map does not say.
fn keyed(schema: &mut RefOr<Schema>) {
    let RefOr::T(Schema::Object(object)) = schema else { return };
    if let (Some(RefOr::T(Schema::Object(answers))), RefOr::T(key)) =
        (object.properties.get_mut("answers"), StatementId::schema())
    {
        answers.property_names = Some(Box::new(key));
    }
}

/// What serde takes of an enum and its derived schema does not say: no other fields, and a mark is of a scale, which
/// ends at nine at most.
fn exact(schema: &mut RefOr<Schema>) {
    let RefOr::T(Schema::OneOf(variants)) = schema else { return };
    variants.items.iter_mut().for_each(closed);
}

fn closed(schema: &mut RefOr<Schema>) {
    let RefOr::T(Schema::Object(object)) = schema else { return };
    if object.schema_type == Type::Object.into() {
        object.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
    }
    if let Some(RefOr::T(Schema::Object(level))) = object.properties.get_mut("level") {
        (level.minimum, level.maximum) = (Some(1.into()), Some(9.into()));
    }
    object.properties.values_mut().for_each(closed);
}

/// A schema and those it refers to.
fn add<T: ToSchema>(all: &mut Vec<(String, RefOr<Schema>)>) {
    all.push((T::name().into_owned(), T::schema()));
    T::schemas(all);
}

/// The schemas as JSON, ready to check with.
#[derive(Debug)]
pub struct Schemas(Map<String, Value>);

/// What is wrong with a body.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    pub field: String,
    pub message: String,
    /// Not of the shape at all, rather than out of bounds.
    pub structural: bool,
}

impl Schemas {
    pub fn new() -> Result<Self, serde_json::Error> {
        let mut all = serde_json::to_value(components())?;
        match all.get_mut("schemas").map(Value::take) {
            Some(Value::Object(schemas)) => Ok(Self(schemas)),
            _ => Ok(Self(Map::new())),
        }
    }

    /// Holds a value against the schema of this name; all faults at once.
    pub fn check(&self, name: &str, value: &Value) -> Result<(), Vec<Fault>> {
        let mut check = Check { schemas: self, faults: Vec::new() };
        match self.0.get(name) {
            Some(schema) => check.value(schema, value, ""),
            None => check.fault("body", format!("в описании API нет {name}"), true),
        }
        if check.faults.is_empty() { Ok(()) } else { Err(check.faults) }
    }
}

impl From<Vec<Fault>> for Refusal {
    fn from(faults: Vec<Fault>) -> Self {
        let structural = faults.iter().any(|fault| fault.structural);
        let errors =
            faults.into_iter().map(|Fault { field, message, .. }| FieldError { field, message }).collect();
        if structural {
            let detail = "Тело запроса не соответствует описанию API. Обновите приложение и повторите.";
            Self::new(ProblemKind::Malformed, detail).with_errors(errors)
        } else {
            Self::invalid(errors)
        }
    }
}

/// 2.0 is an integer to JSON Schema, but not to serde: every number that is whole becomes one. All numbers that the
/// contract takes are whole.
pub fn whole_numbers(value: Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            #[expect(clippy::cast_possible_truncation, reason = "within the range of whole doubles")]
            Some(float)
                if !number.is_i64() && !number.is_u64() && float.fract() == 0.0 && float.abs() < 1e15 =>
            {
                Value::from(float as i64)
            }
            _ => Value::Number(number),
        },
        Value::Array(items) => items.into_iter().map(whole_numbers).collect(),
        Value::Object(fields) => {
            fields.into_iter().map(|(name, value)| (name, whole_numbers(value))).collect()
        }
        other => other,
    }
}

struct Check<'a> {
    schemas: &'a Schemas,
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn fault(&mut self, field: &str, message: String, structural: bool) {
        let field = if field.is_empty() { "body" } else { field }.to_owned();
        self.faults.push(Fault { field, message, structural });
    }

    fn value(&mut self, schema: &Value, value: &Value, at: &str) {
        if let Some(name) = schema.get("$ref").and_then(Value::as_str).and_then(|r| r.rsplit('/').next()) {
            if let Some(schema) = self.schemas.0.get(name) {
                self.value(schema, value, at);
            }
            return;
        }
        if let Some(any) = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array) {
            return self.any_of(any, value, at);
        }
        for part in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            self.value(part, value, at);
        }
        if !of_type(schema, value) {
            return self.fault(at, "Значение не того вида.".into(), true);
        }
        if schema.get("enum").and_then(Value::as_array).is_some_and(|all| !all.contains(value)) {
            return self.fault(at, "Такого значения нет в описании API.".into(), true);
        }
        match value {
            Value::Object(fields) => self.object(schema, fields, at),
            Value::Array(items) => self.array(schema, items, at),
            Value::String(text) => self.string(schema, text, at),
            Value::Number(number) => self.number(schema, number.as_f64().unwrap_or_default(), at),
            Value::Null | Value::Bool(_) => {}
        }
    }

    /// Fits one of several; else the faults are those of the nearest.
    fn any_of(&mut self, schemas: &[Value], value: &Value, at: &str) {
        let tries = schemas.iter().map(|schema| {
            let mut check = Check { schemas: self.schemas, faults: Vec::new() };
            check.value(schema, value, at);
            check.faults
        });
        // A fault deep inside means that the outside fitted.
        let depth = |faults: &Vec<Fault>| faults.iter().map(|f| f.field.len()).min().unwrap_or(usize::MAX);
        let nearest = tries.max_by_key(|faults| (faults.is_empty(), depth(faults)));
        self.faults.extend(nearest.unwrap_or_default());
    }

    fn object(&mut self, schema: &Value, fields: &Map<String, Value>, at: &str) {
        let empty = Map::new();
        let known = schema.get("properties").and_then(Value::as_object).unwrap_or(&empty);
        for name in
            schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
        {
            if !fields.contains_key(name) {
                self.fault(&join(at, name), "Поле обязательно.".into(), true);
            }
        }
        for (name, value) in fields {
            match known.get(name).or_else(|| schema.get("additionalProperties")) {
                Some(Value::Bool(false)) => {
                    self.fault(&join(at, name), "Такого поля нет в описании API.".into(), true);
                }
                Some(schema) => self.value(schema, value, &join(at, name)),
                None => {}
            }
        }
    }

    fn array(&mut self, schema: &Value, items: &[Value], at: &str) {
        let max = schema.get("maxItems").and_then(Value::as_u64).unwrap_or(u64::MAX);
        if u64::try_from(items.len()).unwrap_or(u64::MAX) > max {
            return self.fault(at, format!("Слишком много: можно не больше {max}."), false);
        }
        if let Some(schema) = schema.get("items") {
            for (index, item) in items.iter().enumerate() {
                self.value(schema, item, &format!("{at}[{index}]"));
            }
        }
    }

    fn string(&mut self, schema: &Value, text: &str, at: &str) {
        let length = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
        let limit = |name| schema.get(name).and_then(Value::as_u64);
        if limit("maxLength").is_some_and(|max| length > max) {
            let max = limit("maxLength").unwrap_or_default();
            self.fault(at, format!("Слишком длинно: можно не больше {max} знаков."), false);
        }
        if limit("minLength").is_some_and(|min| length < min) {
            self.fault(at, "Заполните это поле.".into(), false);
        }
        let fits = match schema.get("format").and_then(Value::as_str) {
            Some("uuid") => text.len() == 36 && Uuid::try_parse(text).is_ok(),
            Some("date") => text.len() == 10 && text.parse::<NaiveDate>().is_ok(),
            Some("date-time") => DateTime::parse_from_rfc3339(text).is_ok(),
            // The one pattern of the contract: a key. Its rule is in `domain::ids`.
            _ if schema.get("pattern").is_some() => text.parse::<domain::CompetenceId>().is_ok(),
            _ => true,
        };
        if !fits {
            self.fault(at, "Значение не того вида.".into(), true);
        }
    }

    fn number(&mut self, schema: &Value, number: f64, at: &str) {
        let limit = |name| schema.get(name).and_then(Value::as_f64);
        let (min, max) = (limit("minimum"), limit("maximum"));
        if min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max) {
            let bound =
                |name: &str, bound: Option<f64>| bound.map(|b| format!(" {name} {b}")).unwrap_or_default();
            let message = format!("Допустимо{}{}.", bound("от", min), bound("до", max));
            self.fault(at, message, false);
        }
    }
}

fn of_type(schema: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        _ => true,
    };
    match schema.get("type") {
        Some(Value::String(name)) => is(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(is),
        _ => true,
    }
}

fn join(at: &str, name: &str) -> String {
    if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two types of one name (a route's `Setting` and a system's) made the document say of the one what is true of the
    /// other.
    #[test]
    fn no_two_types_share_a_name() {
        let mut seen = std::collections::BTreeMap::new();
        for (name, schema) in named() {
            let schema = serde_json::to_value(schema).expect("a schema is JSON");
            let first = seen.entry(name.clone()).or_insert_with(|| schema.clone());
            assert_eq!(*first, schema, "{name} is two types: give one of them `schema(as = …)`");
        }
    }
}
