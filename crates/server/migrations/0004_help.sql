-- The clock of a request, and pairs. The columns are what queries ask for; the documents have everything.

ALTER TABLE requests ADD COLUMN queue TEXT NOT NULL DEFAULT 'methodist';
-- The day on which the clock has something to do; the first of all days: it has none yet.
ALTER TABLE requests ADD COLUMN due_on TEXT;
ALTER TABLE requests ADD COLUMN remind_on TEXT;
ALTER TABLE requests ADD COLUMN until_on TEXT;

UPDATE requests SET due_on = '0001-01-01' WHERE state IN ('sent', 'assigned');

CREATE INDEX requests_by_due ON requests (due_on);
CREATE INDEX requests_by_queue ON requests (queue, state);

CREATE TABLE pairs (
    id TEXT NOT NULL PRIMARY KEY,
    request TEXT NOT NULL REFERENCES requests (id),
    helper TEXT NOT NULL REFERENCES people (id),
    learner TEXT NOT NULL REFERENCES people (id),
    state TEXT NOT NULL,
    started_at TEXT NOT NULL,
    -- The day on which an early end takes effect.
    due_on TEXT,
    document TEXT NOT NULL
);

CREATE INDEX pairs_by_request ON pairs (request);
CREATE INDEX pairs_by_helper ON pairs (helper, state);
CREATE INDEX pairs_by_learner ON pairs (learner, state);
CREATE INDEX pairs_by_due ON pairs (due_on);
