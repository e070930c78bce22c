//! One operation of the API, told in few words: everything that all reads or all writes have in common (the session,
//! the problems, the headers) is added here.

use domain::contract::{IDEMPOTENCY_KEY, RECEIPT, problem::ProblemKind};
use serde_json::{Value, json};
use utoipa::{
    ToSchema,
    openapi::{
        Content, ContentBuilder, HttpMethod, Object, Ref, RefOr, Required, Response, ResponseBuilder, Schema,
        Type,
        example::{Example, ExampleBuilder},
        header::{Header, HeaderBuilder},
        path::{Operation, OperationBuilder, Parameter, ParameterBuilder, ParameterIn},
        request_body::RequestBodyBuilder,
        schema::{KnownFormat, ObjectBuilder, SchemaFormat},
        security::SecurityRequirement,
    },
};

use super::examples;
use crate::problem::Refusal;

/// Name of the security scheme: the session cookie.
pub const SESSION: &str = "session";

/// An operation under construction.
#[derive(Debug)]
pub struct Told {
    pub path: &'static str,
    pub method: HttpMethod,
    signed_in: bool,
    writes: bool,
    problems: Vec<ProblemKind>,
    headers: Vec<(u16, String, Header)>,
    operation: OperationBuilder,
}

/// A read that needs no session.
pub fn public(path: &'static str, id: &str, tag: &str, summary: &str) -> Told {
    use ProblemKind::{Internal, MethodNotAllowed, Unavailable};
    Told {
        path,
        method: HttpMethod::Get,
        signed_in: false,
        writes: false,
        problems: vec![MethodNotAllowed, Internal, Unavailable],
        headers: Vec::new(),
        operation: OperationBuilder::new().operation_id(Some(id)).tag(tag).summary(Some(summary)),
    }
}

/// A read of who is signed in.
pub fn read(path: &'static str, id: &str, tag: &str, summary: &str) -> Told {
    let mut told = public(path, id, tag, summary).problems(&[ProblemKind::SignedOut]);
    told.signed_in = true;
    let description = "ETag of an earlier answer; 304 when nothing has changed.";
    told.parameter(header_parameter("If-None-Match", description, false, text(), None))
}

/// A question with a body: it changes nothing and needs no key.
pub fn ask(path: &'static str, id: &str, tag: &str, summary: &str) -> Told {
    use ProblemKind::{CrossSite, Invalid, Malformed, SignedOut, TooLarge, UnsupportedMediaType};
    let problems = [Malformed, SignedOut, CrossSite, TooLarge, UnsupportedMediaType, Invalid];
    let mut told = public(path, id, tag, summary).problems(&problems);
    (told.method, told.signed_in) = (HttpMethod::Post, true);
    told
}

/// A write: a command with an `Idempotency-Key`.
pub fn write(method: HttpMethod, path: &'static str, id: &str, tag: &str, summary: &str) -> Told {
    use ProblemKind::{CrossSite, Invalid, Malformed, SignedOut, TooLarge, UnsupportedMediaType};
    let problems = [Malformed, SignedOut, CrossSite, TooLarge, UnsupportedMediaType, Invalid];
    let mut told = public(path, id, tag, summary).problems(&problems);
    (told.method, told.signed_in, told.writes) = (method, true, true);
    let description = "Id of the command. The same command sent again is answered with the same receipt and changes \
                       nothing; the same key with other content is refused with 422.";
    let key = header_parameter(IDEMPOTENCY_KEY, description, true, uuid(), Some(json!(examples::COMMAND)));
    told.parameter(key)
}

impl Told {
    /// More words.
    pub fn about(mut self, description: &str) -> Self {
        self.operation = self.operation.description(Some(description));
        self
    }

    /// An id in the path.
    pub fn id(self, name: &str, description: &str, example: &str) -> Self {
        self.parameter(
            ParameterBuilder::new()
                .name(name)
                .parameter_in(ParameterIn::Path)
                .required(Required::True)
                .description(Some(description))
                .schema(Some(uuid()))
                .example(Some(json!(example)))
                .build(),
        )
    }

    /// A key in the path.
    pub fn key(self, name: &str, description: &str, schema: &str, example: &str) -> Self {
        let parameter =
            ParameterBuilder::new().name(name).parameter_in(ParameterIn::Path).required(Required::True);
        let parameter = parameter.description(Some(description)).schema(Some(Ref::from_schema_name(schema)));
        self.parameter(parameter.example(Some(json!(example))).build())
    }

    /// A parameter after the question mark.
    pub fn query(
        self,
        name: &str,
        description: &str,
        required: bool,
        schema: impl Into<RefOr<Schema>>,
    ) -> Self {
        let parameter = ParameterBuilder::new().name(name).parameter_in(ParameterIn::Query);
        let required = if required { Required::True } else { Required::False };
        self.parameter(
            parameter.required(required).description(Some(description)).schema(Some(schema)).build(),
        )
    }

    /// `If-Match` or `If-None-Match`, one of which must be there.
    pub fn precondition(self) -> Self {
        let tag = ObjectBuilder::new().schema_type(Type::String).pattern(Some("^\"v[0-9]{1,10}\"$"));
        let known = header_parameter(
            "If-Match",
            "The version that is edited, by its ETag.",
            false,
            tag.into(),
            Some(json!("\"v1\"")),
        );
        let any = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(["*"]));
        let new =
            header_parameter("If-None-Match", "There must be no such thing yet.", false, any.into(), None);
        self.parameter(known)
            .parameter(new)
            .problems(&[ProblemKind::PreconditionRequired, ProblemKind::ChangedMeanwhile])
    }

    /// The body of a write.
    pub fn takes<T: ToSchema>(mut self, example: &str) -> Self {
        let body = RequestBodyBuilder::new()
            .required(Some(Required::True))
            .content("application/json", json_content(&T::name(), examples::of(example)));
        self.operation = self.operation.request_body(Some(body.build()));
        self
    }

    /// The body of a write that is a file.
    pub fn takes_bytes(mut self) -> Self {
        let bytes = ContentBuilder::new().schema(Some(Object::with_type(Type::String)));
        let body = RequestBodyBuilder::new()
            .required(Some(Required::True))
            .content("application/octet-stream", bytes.build());
        self.operation = self.operation.request_body(Some(body.build()));
        self
    }

    /// An answer with a body.
    pub fn gives<T: ToSchema>(self, status: u16, description: &str, example: &str) -> Self {
        self.gives_named(status, description, &T::name(), example)
    }

    /// The same, where the schema goes by another name than its type.
    pub fn gives_named(self, status: u16, description: &str, schema: &str, example: &str) -> Self {
        let response = ResponseBuilder::new().description(description);
        self.answers(
            status,
            response.content("application/json", json_content(schema, examples::of(example))),
        )
    }

    /// An answer, with the headers that every answer of its kind has.
    pub fn answers(mut self, status: u16, mut response: ResponseBuilder) -> Self {
        if self.writes {
            response = response.header(
                RECEIPT,
                header("Number of the receipt.", ObjectBuilder::new().schema_type(Type::Integer)),
            );
        } else if self.method == HttpMethod::Get {
            let etag =
                header("Changes when the answer does.", ObjectBuilder::new().schema_type(Type::String));
            response = response.header("ETag", etag);
        }
        self.operation = self.operation.response(status.to_string(), response.build());
        self
    }

    /// A header of an answer that was told already.
    pub fn with_header(mut self, status: u16, name: &str, header: Header) -> Self {
        self.headers.push((status, name.to_owned(), header));
        self
    }

    /// Ways to be refused, beside the common ones.
    pub fn problems(mut self, kinds: &[ProblemKind]) -> Self {
        self.problems.extend(kinds);
        self
    }

    pub fn parameter(mut self, parameter: Parameter) -> Self {
        self.operation = self.operation.parameter(parameter);
        self
    }

    /// The operation as the document has it.
    pub fn build(self) -> Operation {
        let mut operation = self.operation;
        if self.method == HttpMethod::Get && self.signed_in {
            operation = operation.response("304", Response::new("Nothing has changed."));
        }
        if self.signed_in {
            operation = operation.security(SecurityRequirement::new::<_, [&str; 0], &str>(SESSION, []));
        }
        let mut statuses: Vec<u16> = self.problems.iter().map(|kind| kind.status()).collect();
        statuses.sort_unstable();
        statuses.dedup();
        for status in statuses.into_iter().filter(|status| *status != 405) {
            let kinds = self.problems.iter().copied().filter(|kind| kind.status() == status);
            operation = operation.response(status.to_string(), problem_response(kinds));
        }
        let mut operation = operation.build();
        for (status, name, header) in self.headers {
            if let Some(RefOr::T(response)) = operation.responses.responses.get_mut(&status.to_string()) {
                response.headers.insert(name, header);
            }
        }
        operation
    }
}

fn problem_response(kinds: impl Iterator<Item = ProblemKind>) -> Response {
    let kinds: Vec<ProblemKind> = kinds.collect();
    let examples = kinds.iter().map(|kind| {
        let problem = Refusal::example(*kind);
        let name = format!("{kind:?}");
        (name, RefOr::T(ExampleBuilder::new().value(Some(json!(problem.problem()))).build()))
    });
    let examples: Vec<(String, RefOr<Example>)> = examples.collect();
    let titles: Vec<String> =
        kinds.iter().map(|kind| Refusal::example(*kind).problem().title.clone()).collect();
    let content =
        ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).examples_from_iter(examples);
    let mut response = ResponseBuilder::new()
        .description(titles.join("; "))
        .content(domain::contract::problem::PROBLEM_JSON, content.build());
    if kinds.iter().any(|kind| matches!(kind, ProblemKind::TooManyRequests | ProblemKind::Unavailable)) {
        let seconds = ObjectBuilder::new().schema_type(Type::Integer);
        response = response.header("Retry-After", header("Seconds to wait.", seconds));
    }
    if kinds.contains(&ProblemKind::ChangedMeanwhile) {
        let tag = ObjectBuilder::new().schema_type(Type::String);
        response = response.header("ETag", header("Of the current state.", tag));
    }
    response.build()
}

fn json_content(schema: &str, example: Value) -> Content {
    ContentBuilder::new().schema(Some(Ref::from_schema_name(schema))).example(Some(example)).build()
}

fn header(description: &str, schema: ObjectBuilder) -> Header {
    HeaderBuilder::new().description(Some(description)).schema(schema).build()
}

fn header_parameter(
    name: &str,
    description: &str,
    required: bool,
    schema: RefOr<Schema>,
    example: Option<Value>,
) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(if required { Required::True } else { Required::False })
        .description(Some(description))
        .schema(Some(schema))
        .example(example)
        .build()
}

fn text() -> RefOr<Schema> {
    Object::with_type(Type::String).into()
}

fn uuid() -> RefOr<Schema> {
    let format = SchemaFormat::KnownFormat(KnownFormat::Uuid);
    ObjectBuilder::new().schema_type(Type::String).format(Some(format)).into()
}
