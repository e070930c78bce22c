-- In-app notices (C-ДЕФ-5), and what the desk of a methodist asks for.

CREATE TABLE notices (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- Who did it, or whom it is about.
    about TEXT REFERENCES people (id),
    thing TEXT,
    due_on TEXT,
    note TEXT NOT NULL,
    read_at TEXT
);

CREATE INDEX notices_by_person ON notices (person, at, id);
CREATE INDEX notices_unread ON notices (person, read_at, at);
