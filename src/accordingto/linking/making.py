"""The map of a linking: what is stored -> readings of the newest versions -> claims -> names over all articles -> meanings -> the store."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from accordingto import models
from accordingto.claims import corpus_of
from accordingto.claims.encoding import Memory
from accordingto.collecting import uncollected
from accordingto.linking.deciding import SAME, decided
from accordingto.linking.meaning import cells_of, centres_of, encoded, packed
from accordingto.linking.parties import outlets_of, parties_of
from accordingto.model import Corpus, Reading
from accordingto.pipeline import version
from accordingto.store import REFUSING, Linked, Store, statement_keys

Moved = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is; 0 where that can't be told."""


@dataclass(frozen=True, slots=True)
class Linking:
    """What came of it. `fresh` is False where nothing had changed since the last linking, and so nothing was done."""

    articles: int
    reports: int
    claims: int
    fresh: bool = True


@uncollected()
def link(store: Store, *, again: bool = False, moved: Moved = lambda *_: None) -> Linking:
    """Make the corpus of all that is stored, in place of the one before; nothing where it is up to date, unless `again`.

    Killed at any moment, it leaves the corpus as it was. What people joined and split stands. Raises StoreError, ModelError.
    """
    made = version()
    state = store.corpus.state(made)
    last = store.corpus.linked()
    if last and last.state == state and not again:
        store.corpus.forget_touched()  # what was changed was changed back
        return Linking(last.articles, last.reports, last.claims, fresh=False)
    keys = store.corpus.newest()
    readings = list(keyed_readings(store, keys, moved))
    articles = {s.id: reading.article.id for reading in readings for s in reading.statements}
    moved("joining reports to claims", 0, 0)
    memory = store.corpus.memory(models.encoder())
    pairs = store.corpus.pairs(models.crossed())
    judged = partial(moved, "joining reports to claims")
    corpus = corpus_of(readings, decisions=decided(store.decisions(SAME), articles), memory=memory, pairs=pairs, moved=judged)
    readings.clear()
    centres, vectors = meanings(corpus, memory, moved)
    moved("writing", 0, 0)
    parties, outlets = parties_of(store.corpus.actor_names()), outlets_of(store.corpus.outlet_names())
    store.corpus.write(Linked(corpus, corpus.taken, parties, outlets, centres, vectors, state, made))
    encoded(store.corpus.tallies.wishes_at_odds(REFUSING), memory)  # an actor's page asks what they mean
    return Linking(len(keys), len(corpus.reports), len(corpus.claims))


def keyed_readings(store: Store, keys: list[str], moved: Moved) -> Iterator[Reading]:
    """Readings under the store's keys in place of the ids that they were read with, which may come twice."""
    for number, (key, reading) in enumerate(store.readings(keys)):
        if number % 50 == 0:
            moved("reading articles", number, len(keys))
        yield keyed(key, reading)


def keyed(key: str, reading: Reading) -> Reading:
    """A reading whose article and statements are called by their keys."""
    statements = dict(zip((s.id for s in reading.statements), statement_keys(key, reading.statements), strict=True))
    told = tuple(
        replace(
            s,
            id=statements[s.id],
            within=statements[s.within] if s.within is not None else None,
            about=tuple(replace(r, statement=statements[r.statement]) for r in s.about),
        )
        for s in reading.statements
    )
    positions = tuple(replace(p, statement=statements[p.statement]) for p in reading.positions)
    return replace(reading, article=replace(reading.article, id=key), statements=told, positions=positions)


def meanings(corpus: Corpus, memory: Memory, moved: Moved) -> tuple[list[bytes], dict[str, tuple[int, bytes]]]:
    """The cells' centres, and for each claim its cell and its vector."""
    order = sorted(corpus.claims, key=lambda c: c.id)
    moved("what claims mean", 0, 0)
    vectors = encoded([c.wording for c in order], memory)
    centres = centres_of(vectors)
    cells, small = cells_of(vectors, centres), packed(vectors)
    return [c.tobytes() for c in centres], {c.id: (int(cell), v.tobytes()) for c, cell, v in zip(order, cells, small, strict=True)}


__all__ = ["Linking", "keyed", "link"]
