-- Closed requests to a psychologist (C-ВЫГ-4). Apart from other requests, so that no query about those can meet them.

CREATE TABLE wellbeing_requests (
    id TEXT NOT NULL PRIMARY KEY,
    author TEXT NOT NULL REFERENCES people (id),
    psychologist TEXT REFERENCES people (id),
    state TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    document TEXT NOT NULL
);

CREATE INDEX wellbeing_requests_by_author ON wellbeing_requests (author, sent_at);
CREATE INDEX wellbeing_requests_by_state ON wellbeing_requests (state, sent_at);
