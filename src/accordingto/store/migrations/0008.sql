-- What is counted of actors and outlets, counted once when all is linked, so that it need not be when somebody asks.

CREATE TABLE tallies (
    what TEXT NOT NULL CHECK (what IN ('party', 'outlet')),
    number INTEGER NOT NULL, -- in parties or outlet_names
    reports INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    first_hand INTEGER NOT NULL,
    unnamed INTEGER NOT NULL, -- reports whose speaker goes without a name
    first TEXT, -- day
    last TEXT,
    PRIMARY KEY (what, number)
) WITHOUT ROWID;

CREATE TABLE reliance ( -- the outlets that an outlet names as where it has it from
    outlet INTEGER NOT NULL, -- in outlet_names
    name TEXT NOT NULL,
    reports INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    stored INTEGER NOT NULL, -- reports that could be traced to a stored article
    PRIMARY KEY (outlet, name)
) WITHOUT ROWID;

CREATE INDEX claims_first ON claims (first);
