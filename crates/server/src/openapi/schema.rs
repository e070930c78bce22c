//! The schemas of the contract, and holding JSON against them. The same schemas are published and enforced, so the
//! document says exactly what is taken. What a rule of the domain forbids beyond a schema is not found here.

use chrono::{DateTime, NaiveDate};
use domain::contract::{
    command,
    inbox::Inbox,
    page::ProgrammePage,
    problem::{FieldError, Problem, ProblemKind},
    route::{Mentors, RouteView},
    session::{Session, SignIn, SystemInForce},
    unit::Dashboard,
};
use serde_json::{Map, Value};
use utoipa::openapi::{Components, ComponentsBuilder};
use uuid::Uuid;

use crate::problem::Refusal;

/// Every schema that the document names.
pub fn components() -> Components {
    ComponentsBuilder::new()
        .schema_from::<command::StartDiagnosis>()
        .schema_from::<command::FinishDiagnosis>()
        .schema_from::<command::MoveRoute>()
        .schema_from::<command::MoveRequest>()
        .schema_from::<command::SetStepResult>()
        .schema_from::<domain::diagnosis::Answer>()
        .schema_from::<domain::diagnosis::Diagnosis>()
        .schema_from::<domain::instrument::Instrument>()
        .schema_from::<domain::request::SupportRequest>()
        .schema_from::<domain::route::Route>()
        .schema_from::<domain::workspace::Workspace>()
        .schema_from::<Dashboard>()
        .schema_from::<Inbox>()
        .schema_from::<Mentors>()
        .schema_from::<Problem>()
        .schema_from::<ProgrammePage>()
        .schema_from::<RouteView>()
        .schema_from::<Session>()
        .schema_from::<SignIn>()
        .schema_from::<SystemInForce>()
        .build()
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
            match (known.get(name), schema.get("additionalProperties")) {
                (Some(schema), _) => self.value(schema, value, &join(at, name)),
                (None, Some(Value::Bool(false))) => {
                    self.fault(&join(at, name), "Такого поля нет в описании API.".into(), true);
                }
                (None, Some(schema @ Value::Object(_))) => self.value(schema, value, &join(at, name)),
                (None, _) => {}
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
