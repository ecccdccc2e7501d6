-- How common words are among the contents that were joined, and names among their articles, so that a part is joined anew as all was.

CREATE TABLE commonness (
    what TEXT NOT NULL CHECK (what IN ('word', 'name')),
    word TEXT NOT NULL, -- empty for how many contents, or articles, there are
    found INTEGER NOT NULL, -- in how many of them it stands
    PRIMARY KEY (what, word)
) WITHOUT ROWID;
