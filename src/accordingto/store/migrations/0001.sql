-- What was read of articles, in plain tables. Keys are content hashes: they say nothing of the order in which things came.
-- Spans are [start, stop) in characters of articles.text; times are UTC, as 2024-05-31T12:00:00.000000+00:00.

CREATE TABLE runs (
    number INTEGER PRIMARY KEY,
    began TEXT NOT NULL,
    ended TEXT, -- empty where it was killed
    version TEXT NOT NULL,
    paths TEXT NOT NULL, -- JSON list
    stored INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    bad INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE pages (
    key TEXT PRIMARY KEY,
    article TEXT REFERENCES articles (key) DEFERRABLE INITIALLY DEFERRED, -- empty where it has to be read anew
    sha256 TEXT NOT NULL, -- of its bytes
    kind TEXT NOT NULL,
    place TEXT NOT NULL, -- where it was first met
    id TEXT, -- from here to published: as given with the page
    url TEXT,
    title TEXT,
    outlet TEXT,
    published TEXT,
    packed BLOB, -- the page's text, zlib; only for the page that its article was read from, and where it isn't articles.text
    seen TEXT NOT NULL,
    run INTEGER REFERENCES runs (number)
) WITHOUT ROWID;
CREATE INDEX pages_article ON pages (article);
CREATE INDEX pages_sha256 ON pages (sha256);

CREATE TABLE articles (
    number INTEGER PRIMARY KEY, -- for the index of words alone
    key TEXT NOT NULL UNIQUE,
    page TEXT NOT NULL REFERENCES pages (key) DEFERRABLE INITIALLY DEFERRED, -- the page that it was read from
    id TEXT NOT NULL,
    url TEXT,
    address TEXT, -- the URL less what doesn't tell pages apart
    outlet TEXT,
    outlet_plain TEXT, -- without case, accents and article, for looking up
    title TEXT,
    published TEXT,
    language TEXT,
    section TEXT NOT NULL, -- JSON list
    text TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    stretches TEXT NOT NULL, -- JSON: [article start, stop, page start, stop] each
    version TEXT NOT NULL, -- of the program and its weights
    seen TEXT NOT NULL
);
CREATE INDEX articles_page ON articles (page);
CREATE INDEX articles_address ON articles (address);
CREATE INDEX articles_outlet ON articles (outlet_plain, published);
CREATE INDEX articles_published ON articles (published);

CREATE TABLE facts ( -- where title, outlet, date and authors were found
    article TEXT NOT NULL REFERENCES articles (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    field TEXT NOT NULL CHECK (field IN ('title', 'outlet', 'published', 'author')),
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    found TEXT NOT NULL,
    reason TEXT,
    start INTEGER,
    stop INTEGER,
    PRIMARY KEY (article, field, position)
) WITHOUT ROWID;

CREATE TABLE actors (
    key TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    plain TEXT NOT NULL, -- the name without case, accents and article, for looking up
    kind TEXT NOT NULL,
    count TEXT, -- from here on: what is said of one that isn't named
    role TEXT,
    rank TEXT,
    former INTEGER,
    affiliation TEXT,
    closeness TEXT,
    reason TEXT
) WITHOUT ROWID;
CREATE INDEX actors_article ON actors (article);
CREATE INDEX actors_name ON actors (plain);

CREATE TABLE mentions (
    actor TEXT NOT NULL REFERENCES actors (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    words TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (actor, position)
) WITHOUT ROWID;

CREATE TABLE statements (
    number INTEGER PRIMARY KEY, -- for the index of words alone
    key TEXT NOT NULL UNIQUE,
    article TEXT NOT NULL REFERENCES articles (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    within TEXT REFERENCES statements (key) DEFERRABLE INITIALLY DEFERRED,
    speaker TEXT REFERENCES actors (key) DEFERRABLE INITIALLY DEFERRED,
    speaker_reason TEXT,
    manner TEXT NOT NULL,
    manner_reason TEXT,
    act TEXT NOT NULL,
    act_reason TEXT,
    certainty TEXT NOT NULL,
    certainty_reason TEXT,
    score REAL NOT NULL,
    found TEXT NOT NULL,
    source TEXT, -- words; the spans follow
    cue TEXT,
    content TEXT NOT NULL,
    source_start INTEGER,
    source_stop INTEGER,
    cue_start INTEGER,
    cue_stop INTEGER,
    said TEXT, -- when: an ISO date, month, year, or an interval of two
    said_start INTEGER,
    said_stop INTEGER,
    said_reason TEXT
);
CREATE INDEX statements_article ON statements (article);
CREATE INDEX statements_within ON statements (within) WHERE within IS NOT NULL;
CREATE INDEX statements_speaker ON statements (speaker) WHERE speaker IS NOT NULL;

CREATE TABLE spans ( -- of a statement's content
    statement TEXT NOT NULL REFERENCES statements (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    PRIMARY KEY (statement, position)
) WITHOUT ROWID;

CREATE TABLE hops ( -- position 0 is nearest the reader
    statement TEXT NOT NULL REFERENCES statements (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    reason TEXT NOT NULL,
    url TEXT, -- where a link on its words leads
    PRIMARY KEY (statement, position)
) WITHOUT ROWID;

CREATE TABLE hop_actors ( -- who stand side by side at a hop
    statement TEXT NOT NULL,
    hop INTEGER NOT NULL,
    position INTEGER NOT NULL,
    actor TEXT NOT NULL REFERENCES actors (key) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (statement, hop, position),
    FOREIGN KEY (statement, hop) REFERENCES hops (statement, position) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX hop_actors_actor ON hop_actors (actor);

CREATE TABLE hop_spans ( -- the words that show a hop
    statement TEXT NOT NULL,
    hop INTEGER NOT NULL,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (statement, hop, position),
    FOREIGN KEY (statement, hop) REFERENCES hops (statement, position) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

CREATE TABLE relations ( -- what a statement does to another one of its article
    statement TEXT NOT NULL REFERENCES statements (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    other TEXT NOT NULL REFERENCES statements (key) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (statement, position)
) WITHOUT ROWID;
CREATE INDEX relations_other ON relations (other);

CREATE TABLE times ( -- what times a content speaks of
    statement TEXT NOT NULL REFERENCES statements (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    words TEXT NOT NULL,
    value TEXT, -- empty where it can't be resolved
    reason TEXT NOT NULL,
    PRIMARY KEY (statement, position)
) WITHOUT ROWID;

CREATE TABLE positions ( -- what an actor demands, offers, refuses, is ready for or plans
    article TEXT NOT NULL REFERENCES articles (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    actor TEXT REFERENCES actors (key) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    statement TEXT NOT NULL REFERENCES statements (key) DEFERRABLE INITIALLY DEFERRED,
    words TEXT NOT NULL,
    reason TEXT NOT NULL,
    holder_start INTEGER,
    holder_stop INTEGER,
    said TEXT,
    said_start INTEGER,
    said_stop INTEGER,
    said_reason TEXT,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX positions_actor ON positions (actor);
CREATE INDEX positions_statement ON positions (statement);

CREATE TABLE position_spans ( -- of what is wanted
    article TEXT NOT NULL,
    of INTEGER NOT NULL,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    PRIMARY KEY (article, of, position),
    FOREIGN KEY (article, of) REFERENCES positions (article, position) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

CREATE TABLE conditions ( -- on what a position hangs
    article TEXT NOT NULL,
    of INTEGER NOT NULL,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    words TEXT NOT NULL,
    shown_start INTEGER NOT NULL,
    shown_stop INTEGER NOT NULL,
    shown TEXT NOT NULL, -- the words that show that it is one
    reason TEXT NOT NULL,
    PRIMARY KEY (article, of, position),
    FOREIGN KEY (article, of) REFERENCES positions (article, position) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

CREATE TABLE links (
    article TEXT NOT NULL REFERENCES articles (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    words TEXT NOT NULL,
    url TEXT NOT NULL,
    address TEXT,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX links_address ON links (address);

CREATE TABLE furniture (
    article TEXT NOT NULL REFERENCES articles (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE comments (
    article TEXT NOT NULL REFERENCES articles (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    author TEXT,
    written TEXT,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE problems (
    article TEXT NOT NULL REFERENCES articles (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    problem TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE decisions ( -- a person's; they name no row by a foreign key, and so outlive what is read anew
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    what TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value)),
    who TEXT NOT NULL,
    made TEXT NOT NULL,
    undone TEXT,
    undone_by TEXT
);
CREATE INDEX decisions_key ON decisions (what, key);

-- written with [] because sqlite-utils and Datasette know an index of words by that
CREATE VIRTUAL TABLE articles_fts USING fts5 (
    title, text, content=[articles], content_rowid=[number], tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_fts_added AFTER INSERT ON articles BEGIN
    INSERT INTO articles_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER articles_fts_gone AFTER DELETE ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER articles_fts_changed AFTER UPDATE OF title, text ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
    INSERT INTO articles_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE VIRTUAL TABLE statements_fts USING fts5 (
    content, source, content=[statements], content_rowid=[number], tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER statements_fts_added AFTER INSERT ON statements BEGIN
    INSERT INTO statements_fts (rowid, content, source) VALUES (new.number, new.content, new.source);
END;
CREATE TRIGGER statements_fts_gone AFTER DELETE ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, content, source) VALUES ('delete', old.number, old.content, old.source);
END;
CREATE TRIGGER statements_fts_changed AFTER UPDATE OF content, source ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, content, source) VALUES ('delete', old.number, old.content, old.source);
    INSERT INTO statements_fts (rowid, content, source) VALUES (new.number, new.content, new.source);
END;

CREATE VIEW versions AS -- of the pages at one address, the oldest first
SELECT
    address, row_number() OVER (PARTITION BY address ORDER BY published, seen, key) AS version,
    key AS article, title, outlet, published, seen
FROM articles
WHERE address IS NOT NULL;

CREATE VIEW sourcing AS -- each statement: in whose pages, by whom, through whom, how
SELECT
    s.key, a.outlet, a.published, p.name AS speaker, p.kind AS speaker_kind,
    (
        SELECT group_concat(names, ' → ')
        FROM (
            SELECT group_concat(name, ' + ') AS names
            FROM (
                SELECT h.hop, x.name
                FROM hop_actors AS h JOIN actors AS x ON x.key = h.actor
                WHERE h.statement = s.key
                ORDER BY h.hop, h.position
            )
            GROUP BY hop
            ORDER BY hop
        )
    ) AS chain, -- "a website → The New York Times → two officials", nearest the reader first
    (SELECT count(*) FROM hops WHERE statement = s.key) AS hops,
    s.act, s.certainty, s.manner, s.said, s.content, s.source, s.cue, s.score, a.title, a.url, s.article
FROM statements AS s JOIN articles AS a ON a.key = s.article LEFT JOIN actors AS p ON p.key = s.speaker;

CREATE VIEW speakers AS -- whose words are reported, by name
SELECT p.name, p.kind, count(*) AS statements, count(DISTINCT s.article) AS articles
FROM statements AS s JOIN actors AS p ON p.key = s.speaker
GROUP BY p.name, p.kind;

CREATE VIEW outlets AS -- what each outlet reports: how much of it at first hand, how much of the unnamed
SELECT
    a.outlet, count(DISTINCT a.key) AS articles, count(s.key) AS statements,
    sum(s.key IS NOT NULL AND (SELECT count(*) FROM hops WHERE statement = s.key) <= 1) AS first_hand,
    sum(p.kind = 'anonymous') AS unnamed
FROM articles AS a LEFT JOIN statements AS s ON s.article = a.key LEFT JOIN actors AS p ON p.key = s.speaker
GROUP BY a.outlet;
