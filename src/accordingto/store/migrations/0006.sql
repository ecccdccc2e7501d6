-- Statements that are known by another key since their words were corrected, or since a newer program cut their page otherwise.
-- Decisions that name them by the old key follow.

CREATE TABLE renamed (
    was TEXT PRIMARY KEY,
    now TEXT NOT NULL
) WITHOUT ROWID;
