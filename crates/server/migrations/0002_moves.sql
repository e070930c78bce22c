-- Moves of teachers between methodists as they were asked for (C-АДР-10); the periods in `assignments` follow from them.

CREATE TABLE moves (
    id TEXT NOT NULL PRIMARY KEY,
    author TEXT NOT NULL REFERENCES people (id),
    -- The unit whose service moved them.
    unit TEXT NOT NULL REFERENCES units (id),
    at TEXT NOT NULL,
    -- Whom it changed something for, and for whom nothing.
    changed BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    document TEXT NOT NULL
);

CREATE INDEX moves_by_time ON moves (at);

-- A teacher has one methodist at a time: the rule is `domain::assignment`, and two beginnings on one day or two times
-- without an end cannot be stored whoever writes.
CREATE UNIQUE INDEX assignments_one_start ON assignments (person, from_on);
CREATE UNIQUE INDEX assignments_one_open ON assignments (person) WHERE until_on IS NULL;
