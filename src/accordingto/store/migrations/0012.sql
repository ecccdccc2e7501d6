-- What the cross-encoder told of two contents read side by side, kept from one linking to the next, so that only new pairs are read.

CREATE TABLE pairs (
    digest BLOB PRIMARY KEY, -- the first 16 bytes of the SHA-256 of both texts
    weights TEXT NOT NULL, -- of the cross-encoder
    logit BLOB NOT NULL -- one float32
) WITHOUT ROWID;
