-- Other witnesses than the person (C-ДИАГ-7, C-ПЕР-3), short re-diagnoses (C-ДЕФ-6), assigned diagnoses (C-ДИАГ-4, 6).

CREATE TABLE imports (
    id TEXT NOT NULL PRIMARY KEY,
    author TEXT NOT NULL REFERENCES people (id),
    name TEXT NOT NULL,
    -- Of the file's bytes: the same file twice changes nothing.
    content_hash TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    results BIGINT NOT NULL,
    people BIGINT NOT NULL
);

CREATE INDEX imports_by_time ON imports (at);

-- One word of one test; never overwritten.
CREATE TABLE outer_results (
    person TEXT NOT NULL REFERENCES people (id),
    competence TEXT NOT NULL,
    source TEXT NOT NULL,
    taken_on TEXT NOT NULL,
    got BIGINT NOT NULL,
    maximum BIGINT NOT NULL,
    document TEXT NOT NULL,
    import TEXT NOT NULL REFERENCES imports (id),
    PRIMARY KEY (person, competence, source, taken_on)
);

CREATE INDEX outer_results_by_day ON outer_results (taken_on);

CREATE TABLE rechecks (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    taken_at TEXT NOT NULL,
    document TEXT NOT NULL
);

CREATE INDEX rechecks_by_person ON rechecks (person, taken_at);

CREATE TABLE observations (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    observer TEXT NOT NULL REFERENCES people (id),
    observed_on TEXT NOT NULL,
    document TEXT NOT NULL
);

CREATE INDEX observations_by_person ON observations (person, observed_on);

CREATE TABLE campaigns (
    id TEXT NOT NULL PRIMARY KEY,
    author TEXT NOT NULL REFERENCES people (id),
    due_on TEXT NOT NULL,
    assigned_at TEXT NOT NULL,
    document TEXT NOT NULL
);

CREATE INDEX campaigns_by_author ON campaigns (author, assigned_at);

-- Who is to take it, as the group was on the day of assigning; and the diagnosis by which they took it up.
CREATE TABLE campaign_people (
    campaign TEXT NOT NULL REFERENCES campaigns (id),
    person TEXT NOT NULL REFERENCES people (id),
    diagnosis TEXT REFERENCES diagnoses (id),
    PRIMARY KEY (campaign, person)
);

CREATE INDEX campaign_people_by_person ON campaign_people (person);
