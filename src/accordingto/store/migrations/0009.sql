-- More that is counted once when all is linked.

CREATE TABLE party_acts ( -- how often an actor is reported to say, deny, demand
    party INTEGER NOT NULL,
    act TEXT NOT NULL,
    reports INTEGER NOT NULL,
    PRIMARY KEY (party, act)
) WITHOUT ROWID;

CREATE TABLE party_outlets ( -- which outlets report an actor's words
    party INTEGER NOT NULL,
    outlet INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    PRIMARY KEY (party, outlet)
) WITHOUT ROWID;

CREATE TABLE torn ( -- claims that an actor is reported both to assert and to deny
    party INTEGER NOT NULL,
    claim INTEGER NOT NULL,
    PRIMARY KEY (party, claim)
) WITHOUT ROWID;

CREATE TABLE outlet_citations ( -- whose reports cite an outlet's stored articles
    outlet INTEGER NOT NULL,
    citing INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    PRIMARY KEY (outlet, citing)
) WITHOUT ROWID;

CREATE TABLE firsts ( -- claims of several outlets, by the outlet that told each first
    outlet INTEGER NOT NULL,
    claim INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    PRIMARY KEY (outlet, claim)
) WITHOUT ROWID;
