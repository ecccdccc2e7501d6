-- What people correct and what readers write.

CREATE TABLE originals ( -- what the program read of an article that people corrected; the tables hold it as corrected
    article TEXT PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    packed BLOB NOT NULL -- JSON, zlib
) WITHOUT ROWID;

CREATE TABLE moved ( -- articles that are known by another key since a newer program cut their page otherwise; their decisions go with them
    was TEXT PRIMARY KEY,
    now TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX moved_now ON moved (now);
