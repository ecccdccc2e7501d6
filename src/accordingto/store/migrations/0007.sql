-- What sentences mean, kept from one linking to the next, so that only new ones are encoded.

CREATE TABLE sentences (
    digest BLOB PRIMARY KEY, -- the first 16 bytes of the SHA-256 of the text
    weights TEXT NOT NULL, -- of the encoder
    vector BLOB NOT NULL -- 384 float16
) WITHOUT ROWID;
