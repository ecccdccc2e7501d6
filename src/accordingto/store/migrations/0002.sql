-- What many articles come to: claims, their reports, and where these come from. Made by `link` from what is stored, and
-- replaced whole each time; only claim_ids and decisions outlive it. Reports are statements of the newest version at an address.

CREATE TABLE linkings (
    number INTEGER PRIMARY KEY,
    made TEXT NOT NULL,
    version TEXT NOT NULL,
    state TEXT NOT NULL, -- a hash of all that it was made from
    articles INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    claims INTEGER NOT NULL
);

CREATE TABLE claims (
    number INTEGER PRIMARY KEY, -- counted from the one told last, so that the index of words gives the newest first
    id TEXT NOT NULL UNIQUE,
    words TEXT NOT NULL,
    reports INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    at_least INTEGER NOT NULL, -- sources
    at_most INTEGER NOT NULL,
    why TEXT NOT NULL, -- JSON list: the reasons for the interval
    witnesses TEXT NOT NULL, -- JSON list of outlets
    echoes INTEGER NOT NULL,
    echo TEXT, -- the root that most reports share, where it is an echo
    circles INTEGER NOT NULL,
    denied INTEGER NOT NULL, -- reports against it
    doubted INTEGER NOT NULL,
    first TEXT, -- day
    last TEXT,
    cell INTEGER NOT NULL -- of its vector
);
CREATE INDEX claims_last ON claims (last);

CREATE TABLE reports (
    statement TEXT PRIMARY KEY REFERENCES statements (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    claim INTEGER NOT NULL REFERENCES claims (number) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL, -- the earliest first
    article TEXT NOT NULL,
    stance TEXT NOT NULL CHECK (stance IN ('for', 'against')),
    outlet INTEGER, -- in outlet_names
    party INTEGER, -- the speaker, in parties
    day TEXT,
    hops INTEGER NOT NULL,
    taken TEXT -- the report that it was copied from
) WITHOUT ROWID;
CREATE INDEX reports_claim ON reports (claim, position);
CREATE INDEX reports_article ON reports (article);
CREATE INDEX reports_party ON reports (party, day) WHERE party IS NOT NULL;
CREATE INDEX reports_outlet ON reports (outlet, day) WHERE outlet IS NOT NULL;

CREATE TABLE claim_links ( -- two reports judged to have the same content, or its opposite
    claim INTEGER NOT NULL,
    position INTEGER NOT NULL,
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    score REAL NOT NULL,
    relation TEXT NOT NULL,
    reasons TEXT NOT NULL, -- JSON list
    PRIMARY KEY (claim, position)
) WITHOUT ROWID;

CREATE TABLE roots ( -- where the chains of a claim's reports end
    claim INTEGER NOT NULL,
    position INTEGER NOT NULL,
    who TEXT NOT NULL,
    kind TEXT, -- empty for a circle
    heard_by TEXT,
    told TEXT, -- when first
    reason TEXT NOT NULL,
    unnamed TEXT, -- JSON: what is said of one that isn't named
    echo INTEGER NOT NULL, -- whether several outlets share it
    PRIMARY KEY (claim, position)
) WITHOUT ROWID;

CREATE TABLE root_reports (
    claim INTEGER NOT NULL,
    root INTEGER NOT NULL,
    position INTEGER NOT NULL,
    statement TEXT NOT NULL,
    PRIMARY KEY (claim, root, position)
) WITHOUT ROWID;

CREATE TABLE circles ( -- citation paths that return to where they began
    claim INTEGER NOT NULL,
    position INTEGER NOT NULL,
    path TEXT NOT NULL, -- JSON list of outlets, the last of which cites the first
    reports TEXT NOT NULL, -- JSON list of statements
    PRIMARY KEY (claim, position)
) WITHOUT ROWID;

CREATE TABLE citations ( -- the stored article that a report means by its chain
    statement TEXT PRIMARY KEY,
    article TEXT NOT NULL,
    cited TEXT, -- its report of the claim
    outlet TEXT NOT NULL, -- as it is called
    reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX citations_article ON citations (article);

CREATE TABLE copies ( -- what an article took over from another
    article TEXT NOT NULL,
    origin TEXT NOT NULL,
    share REAL NOT NULL, -- of its own words
    sure INTEGER NOT NULL,
    reason TEXT NOT NULL,
    spans TEXT NOT NULL, -- JSON: [start, stop] each
    PRIMARY KEY (article, origin)
) WITHOUT ROWID;
CREATE INDEX copies_origin ON copies (origin);

CREATE TABLE parties ( -- actors over all articles
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    plain TEXT NOT NULL,
    kind TEXT NOT NULL,
    statements INTEGER NOT NULL
);
CREATE INDEX parties_plain ON parties (plain);

CREATE TABLE party_names ( -- what a party is called
    plain TEXT NOT NULL, -- as in actors.plain
    kind TEXT NOT NULL,
    party INTEGER NOT NULL REFERENCES parties (number) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    statements INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (plain, kind)
) WITHOUT ROWID;
CREATE INDEX party_names_party ON party_names (party);

CREATE TABLE outlet_names ( -- what an outlet is called, of which articles are stored
    plain TEXT PRIMARY KEY, -- as in articles.outlet_plain
    outlet INTEGER NOT NULL,
    name TEXT NOT NULL,
    known TEXT NOT NULL, -- the one name for all of an outlet's
    articles INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX outlet_names_outlet ON outlet_names (outlet);

CREATE TABLE claim_ids ( -- every id that a claim ever had, with its first report then: an old id leads to the claim that holds it now
    id TEXT PRIMARY KEY,
    statement TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE cells ( -- parts of the space of meanings
    number INTEGER PRIMARY KEY,
    centre BLOB NOT NULL -- 384 float32
);

CREATE TABLE vectors ( -- what each claim means, by cell
    cell INTEGER NOT NULL,
    claim INTEGER NOT NULL,
    vector BLOB NOT NULL, -- 384 int8, 127 for 1
    PRIMARY KEY (cell, claim)
) WITHOUT ROWID;

-- names: of speakers and those through whom it came. marks: a17 (party), o5 (outlet), y2024, m202405 (told then), w2, w5, w20 (outlets at least)
CREATE VIRTUAL TABLE claims_fts USING fts5 (
    words, names, marks, content='', tokenize = 'porter unicode61 remove_diacritics 2'
);
