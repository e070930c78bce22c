-- Dates and instants are ISO 8601 text of one width, so that they compare as text; ids are UUID text; flags are 0 or 1.
-- Only SQL that SQLite and PostgreSQL both take (docs/adr/0002-one-sql-for-two-databases.md).

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE counters (
    name TEXT NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);

INSERT INTO counters (name, value) VALUES ('receipt', 0), ('standings', 0);

CREATE TABLE units (
    id TEXT NOT NULL PRIMARY KEY,
    parent TEXT REFERENCES units (id),
    kind TEXT NOT NULL CHECK (kind IN ('region', 'municipality', 'school')),
    name TEXT NOT NULL,
    low_results BIGINT NOT NULL
);

CREATE INDEX units_by_parent ON units (parent);

CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY,
    family TEXT NOT NULL,
    given TEXT NOT NULL,
    patronymic TEXT,
    born TEXT NOT NULL,
    teaching_since TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES units (id),
    position TEXT NOT NULL,
    subject TEXT NOT NULL,
    category TEXT,
    manager BIGINT NOT NULL,
    staff BIGINT NOT NULL
);

CREATE INDEX people_by_unit ON people (unit);

CREATE TABLE accounts (
    login TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    password_hash TEXT NOT NULL,
    demo_role TEXT
);

-- Failed sign-ins of the last minutes, to slow guessing down.
CREATE TABLE sign_in_failures (
    login TEXT NOT NULL,
    at TEXT NOT NULL
);

CREATE INDEX sign_in_failures_by_login ON sign_in_failures (login, at);

CREATE TABLE sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    expires_at TEXT NOT NULL
);

CREATE TABLE grants (
    person TEXT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES units (id),
    PRIMARY KEY (person, role, unit)
);

CREATE TABLE assignments (
    methodist TEXT NOT NULL REFERENCES people (id),
    person TEXT NOT NULL REFERENCES people (id),
    from_on TEXT NOT NULL,
    until_on TEXT,
    PRIMARY KEY (methodist, person, from_on)
);

CREATE INDEX assignments_by_person ON assignments (person);
CREATE INDEX assignments_counted ON assignments (methodist, person, from_on, until_on);

CREATE TABLE teams (
    id TEXT NOT NULL PRIMARY KEY,
    school TEXT NOT NULL REFERENCES units (id)
);

CREATE TABLE team_members (
    team TEXT NOT NULL REFERENCES teams (id),
    person TEXT NOT NULL REFERENCES people (id),
    PRIMARY KEY (team, person)
);

CREATE TABLE mentors (
    person TEXT NOT NULL PRIMARY KEY REFERENCES people (id),
    capacity BIGINT NOT NULL
);

CREATE TABLE mentor_strengths (
    person TEXT NOT NULL REFERENCES mentors (person),
    competence TEXT NOT NULL,
    percent BIGINT NOT NULL,
    PRIMARY KEY (competence, person)
);

-- The document is the programme as the API gives it; the columns are what queries ask for.
CREATE TABLE programmes (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    in_federal_register BIGINT NOT NULL,
    document TEXT NOT NULL
);

CREATE TABLE programme_competences (
    programme TEXT NOT NULL REFERENCES programmes (id),
    competence TEXT NOT NULL,
    PRIMARY KEY (competence, programme)
);

CREATE TABLE diagnoses (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    instrument TEXT NOT NULL,
    source TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    -- Areas with a deficit, once finished: |it|methodical|
    deficit_areas TEXT
);

CREATE INDEX diagnoses_by_person ON diagnoses (person, finished_at);

-- Mark: a value of the scale from 1, -1 for "declined", -2 for "not applicable".
CREATE TABLE answers (
    diagnosis TEXT NOT NULL REFERENCES diagnoses (id),
    statement TEXT NOT NULL,
    mark BIGINT NOT NULL,
    answered_at TEXT NOT NULL,
    PRIMARY KEY (diagnosis, statement)
);

-- Computed when a diagnosis is finished, for aggregates; priority 1 is the most pressing.
CREATE TABLE deficits (
    diagnosis TEXT NOT NULL REFERENCES diagnoses (id),
    competence TEXT NOT NULL,
    area TEXT NOT NULL,
    priority BIGINT NOT NULL,
    PRIMARY KEY (diagnosis, competence)
);

CREATE TABLE routes (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    diagnosis TEXT NOT NULL REFERENCES diagnoses (id),
    version BIGINT NOT NULL,
    state TEXT NOT NULL,
    proposed_at TEXT,
    created_at TEXT NOT NULL,
    document TEXT NOT NULL
);

CREATE INDEX routes_by_person ON routes (person, state);
CREATE INDEX routes_by_state ON routes (state, proposed_at);

CREATE TABLE requests (
    id TEXT NOT NULL PRIMARY KEY,
    author TEXT NOT NULL REFERENCES people (id),
    assignee TEXT REFERENCES people (id),
    state TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    document TEXT NOT NULL
);

CREATE INDEX requests_by_author ON requests (author, sent_at);
CREATE INDEX requests_by_assignee ON requests (assignee, state);
CREATE INDEX requests_by_state ON requests (state, sent_at);

CREATE TABLE enrolments (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    programme TEXT NOT NULL REFERENCES programmes (id),
    diagnosis TEXT REFERENCES diagnoses (id),
    team TEXT REFERENCES teams (id),
    started_on TEXT NOT NULL,
    completed_on TEXT,
    document TEXT
);

CREATE INDEX enrolments_by_person ON enrolments (person);
CREATE INDEX enrolments_by_team ON enrolments (team);

-- Where each member of the staff stands: what figures are counted from, kept up to date with every write by one
-- statement (src/storage/standings.rs), so that a region of any size is counted in one pass.
CREATE TABLE standings (
    person TEXT NOT NULL PRIMARY KEY REFERENCES people (id),
    unit TEXT NOT NULL,
    -- ПР: teaches, also beside managing.
    teacher BIGINT NOT NULL,
    diagnosed BIGINT NOT NULL,
    -- 0 no agreed route, 1 agreed, 2 in work, 3 completed.
    stage BIGINT NOT NULL,
    deficit_areas TEXT NOT NULL,
    -- Completed a programme of the register chosen by a diagnosis (D-РАСЧ-3).
    learnt BIGINT NOT NULL,
    -- At least one form of support (D-РАСЧ-6).
    supported BIGINT NOT NULL,
    methodist TEXT
);

CREATE INDEX standings_counted ON standings (unit, teacher, diagnosed, stage, learnt, deficit_areas);
CREATE INDEX standings_by_methodist ON standings (methodist, unit);
CREATE INDEX people_by_service ON people (teaching_since);

-- What each command was answered with, so that its repetition is answered the same.
CREATE TABLE receipts (
    number BIGINT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    command TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    status BIGINT NOT NULL,
    etag TEXT,
    body TEXT NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (person, command)
);

-- Reads of somebody else's individual result.
CREATE TABLE audit (
    id TEXT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL REFERENCES people (id),
    subject TEXT NOT NULL REFERENCES people (id),
    thing TEXT NOT NULL,
    thing_id TEXT NOT NULL
);

CREATE INDEX audit_by_subject ON audit (subject, at);
