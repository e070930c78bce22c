-- Routes that have ended, as they stood; who changed what (C-ИОМ-8); files of steps; calendar addresses.

-- Written once, never changed.
CREATE TABLE closed_routes (
    route TEXT NOT NULL PRIMARY KEY REFERENCES routes (id),
    person TEXT NOT NULL REFERENCES people (id),
    closed_at TEXT NOT NULL,
    document TEXT NOT NULL
);

CREATE INDEX closed_routes_by_person ON closed_routes (person, closed_at);

CREATE TABLE route_changes (
    route TEXT NOT NULL REFERENCES routes (id),
    version BIGINT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL REFERENCES people (id),
    document TEXT NOT NULL,
    PRIMARY KEY (route, version)
);

CREATE TABLE files (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    route TEXT NOT NULL REFERENCES routes (id),
    step TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    at TEXT NOT NULL,
    -- Taken away by its owner: the content is gone, the id is not used again.
    removed BIGINT NOT NULL
);

CREATE INDEX files_by_route ON files (route, at);

-- Base64, for there is no type of bytes that both databases know (docs/adr/0002-one-sql-for-two-databases.md).
CREATE TABLE file_contents (
    file TEXT NOT NULL PRIMARY KEY REFERENCES files (id),
    content TEXT NOT NULL
);

-- An address of a person's terms for a calendar that cannot sign in; only the hash of its secret is known.
CREATE TABLE calendar_addresses (
    person TEXT NOT NULL PRIMARY KEY REFERENCES people (id),
    token_hash TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL
);
