-- More that is kept, so that it need not be counted or sorted when somebody asks: sections, positions of an actor, copies between outlets.
-- Who may write on the site, and what is to be joined anew.

CREATE TABLE sections ( -- how many articles stand in each; kept by the triggers below
    section TEXT PRIMARY KEY, -- as in articles.section
    articles INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO sections SELECT section, count(*) FROM articles WHERE section <> '[]' GROUP BY section;
CREATE TRIGGER sections_added AFTER INSERT ON articles WHEN new.section <> '[]' BEGIN
    INSERT INTO sections (section, articles) VALUES (new.section, 1) ON CONFLICT (section) DO UPDATE SET articles = articles + 1;
END;
CREATE TRIGGER sections_gone AFTER DELETE ON articles WHEN old.section <> '[]' BEGIN
    UPDATE sections SET articles = articles - 1 WHERE section = old.section;
    DELETE FROM sections WHERE section = old.section AND articles = 0;
END;

CREATE TABLE party_positions ( -- counted when all is linked
    party INTEGER NOT NULL,
    day TEXT NOT NULL, -- when it was said, else published; empty where neither is known
    article TEXT NOT NULL,
    position INTEGER NOT NULL, -- in positions
    statement TEXT NOT NULL,
    PRIMARY KEY (party, day DESC, article, position)
) WITHOUT ROWID;

CREATE TABLE outlet_copies ( -- in how many articles an outlet took passages over from another; counted when all is linked
    outlet INTEGER NOT NULL,
    origin INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    PRIMARY KEY (outlet, origin)
) WITHOUT ROWID;
CREATE INDEX outlet_copies_origin ON outlet_copies (origin);

CREATE INDEX firsts_broad ON firsts (outlet, outlets DESC, claim);

CREATE TABLE tokens ( -- who may write on the site
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    roles TEXT NOT NULL CHECK (roles IN ('editor', 'moderator', 'editor moderator')),
    hash TEXT NOT NULL UNIQUE, -- SHA-256 of the token, which is random and long; the token itself is nowhere
    made TEXT NOT NULL,
    revoked TEXT
);
CREATE UNIQUE INDEX tokens_name ON tokens (name) WHERE revoked IS NULL;

CREATE TABLE touched ( -- what was changed since all was linked, and is to be joined anew
    what TEXT NOT NULL CHECK (what IN ('article', 'statement', 'claim', 'party')), -- the last two by number: those of the reports that it had
    key TEXT NOT NULL,
    PRIMARY KEY (what, key)
) WITHOUT ROWID;
