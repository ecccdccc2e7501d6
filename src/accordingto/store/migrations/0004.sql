-- What readers of the site write. What is deleted of it is overwritten: see store/commenting.py.

CREATE TABLE reader_comments ( -- the table comments holds those that stood on the pages
    number INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice
    kind TEXT NOT NULL CHECK (kind IN ('article', 'claim')),
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('held', 'approved', 'spam')),
    reasons TEXT NOT NULL, -- JSON: [check, says, words] each
    posted TEXT NOT NULL,
    decided TEXT,
    decided_by TEXT,
    stamp TEXT NOT NULL UNIQUE, -- of its form: one that is sent twice is there once
    token TEXT NOT NULL, -- the hash of what its writer was given
    address TEXT, -- a code of it with the day's salt; emptied after a day
    learned TEXT, -- as what its words were counted
    owed TEXT -- what Akismet couldn't be told yet
);
CREATE INDEX reader_comments_subject ON reader_comments (kind, key, state);
CREATE INDEX reader_comments_state ON reader_comments (state, number);
CREATE INDEX reader_comments_token ON reader_comments (token);
CREATE INDEX reader_comments_address ON reader_comments (address, posted) WHERE address IS NOT NULL;

CREATE TABLE comment_salts ( -- of the codes of addresses, a day each; deleted after it
    day TEXT PRIMARY KEY,
    salt BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE comment_words ( -- in how many comments of each kind a word stood
    word TEXT PRIMARY KEY,
    spam INTEGER NOT NULL DEFAULT 0,
    ham INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE comment_totals ( -- how many comments were learned from: one row
    one INTEGER PRIMARY KEY CHECK (one = 1),
    spam INTEGER NOT NULL DEFAULT 0,
    ham INTEGER NOT NULL DEFAULT 0
);
INSERT INTO comment_totals (one) VALUES (1);

CREATE TABLE secrets ( -- by which this site knows the forms that it made
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;
