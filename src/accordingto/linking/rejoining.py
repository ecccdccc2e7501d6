"""What people changed joined anew, and nothing else: for stores that are too large to be linked at each decision.

The claims that hold what was changed, or held it, and those that come nearest to it in meaning are taken apart and joined as a linking
joins them. Written are those alone that share a report with what was changed; the rest of the store stays as it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from accordingto import models
from accordingto.claims import corpus_of
from accordingto.linking.deciding import SAME, decided
from accordingto.linking.making import keyed
from accordingto.linking.meaning import cells_of, centres_in, encoded, nearest_cells, packed, unpacked
from accordingto.linking.parties import key_of
from accordingto.model import Claim, Corpus, Reading
from accordingto.pipeline import version
from accordingto.store import Linked, Part, Store, Touched

NEAREST, LEAST = 12, 0.5
"""Claims that are looked at for each statement that was changed: those nearest to it, and the least cosine."""
MOST = 3000
"""Statements that are joined at once at most. What takes more waits for a linking of all."""
SOME = 50
"""Articles that were added or changed up to which they are joined by themselves."""
ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Rejoined:
    """What came of it: how many claims are in place of how many; `left` says why all waits for a linking, and is None where nothing does."""

    claims: int = 0
    before: int = 0
    left: str | None = None


def rejoin(store: Store) -> Rejoined:
    """Join anew what was changed since all was linked. Killed at any moment, it leaves the claims as they were. Raises StoreError, ModelError."""
    linking, touched = store.corpus.number_of_linking(), store.corpus.touched()
    if not touched or not linking:
        return Rejoined()
    if len(touched.articles) > SOME:
        return Rejoined(left=f"{len(touched.articles)} articles were added or changed")
    seeds = set(touched.statements) | statements_in(store, store.corpus.counting(touched.articles))
    old = set(touched.claims) | set(store.corpus.claims_of(seeds).values()) | store.corpus.told_at(touched.articles)
    wanted = seeds | around(store, seeds, old)
    for _ in range(ROUNDS):
        if len(wanted) > MOST:
            return Rejoined(left=f"more than {MOST} statements come near to what was changed")
        corpus = corpus_in(store, wanted)
        ours, gone = component(corpus, store.corpus.claims_of(statement for statement in wanted), seeds, old)
        held = store.corpus.statements_of(gone)
        missing = held.keys() - wanted
        if not missing:
            counting = store.corpus.counting(held.values())
            told = {key.split("#", 1)[1] for claim in ours for key in claim.reports}
            if any(article in counting and statement not in told for statement, article in held.items()):
                return Rejoined(left="statements bear keys of another version of the program")
            return written(store, corpus, ours, gone, touched, linking)
        wanted |= missing
    return Rejoined(left="one claim leads to another without end")


def statements_in(store: Store, articles: Iterable[str]) -> set[str]:
    """Keys of the statements of some articles."""
    return {s.id for key, reading in store.readings(sorted(articles)) for s in keyed(key, reading).statements}


def around(store: Store, seeds: set[str], old: set[int]) -> set[str]:
    """The statements of the claims that held what was changed, of those nearest to it in meaning, and of the articles that these cite."""
    corpus = store.corpus
    own = set(corpus.statements_of(old))
    texts = sorted({*corpus.words_of(seeds), *(c.words for c in corpus.claims(sorted(old)))})
    near = set(corpus.statements_of(nearest(store, texts)))
    return own | near | statements_in(store, corpus.cited_by(own | seeds))


def nearest(store: Store, texts: list[str]) -> set[int]:
    """Numbers of the claims nearest to some texts."""
    centres = store.corpus.centres()
    if not texts or not centres:
        return set()
    numbers, held = [number for number, _ in centres], centres_in(centres)
    found: set[int] = set()
    for vector in encoded(texts, store.corpus.memory(models.encoder())):
        claims = store.corpus.vectors_in(nearest_cells(numbers, held, vector))
        scores = unpacked([raw for _, raw in claims]) @ vector if claims else np.zeros(0)
        found |= {claims[i][0] for i in np.argsort(-scores, kind="stable")[:NEAREST].tolist() if scores[i] >= LEAST}
    return found


def corpus_in(store: Store, wanted: set[str]) -> Corpus:
    """Some statements joined as a linking joins all."""
    readings = [only(reading, wanted) for reading in keyed_in(store, wanted)]
    articles = {s.id: reading.article.id for reading in readings for s in reading.statements}
    decisions, memory = decided(store.decisions(SAME), articles), store.corpus.memory(models.encoder())
    return corpus_of(readings, decisions=decisions, memory=memory, pairs=store.corpus.pairs(models.crossed()), common=store.corpus.common())


def keyed_in(store: Store, wanted: set[str]) -> list[Reading]:
    """The readings that count in which some statements stand."""
    return [keyed(key, reading) for key, reading in store.readings(sorted(store.corpus.counting(store.corpus.articles_of(wanted))))]


def only(reading: Reading, wanted: set[str]) -> Reading:
    """A reading less the statements that aren't wanted, but for those around the wanted ones."""
    above = {s.id: s.within for s in reading.statements}
    kept: set[str] = set()
    for key in wanted & above.keys():
        at: str | None = key
        while at is not None and at not in kept:
            kept.add(at)
            at = above[at]
    return replace(reading, statements=tuple(s for s in reading.statements if s.id in kept), positions=())


def component(corpus: Corpus, now: dict[str, int], seeds: set[str], old: set[int]) -> tuple[list[Claim], set[int]]:
    """The new claims that share reports with what was changed, and the numbers of those that they are in place of.

    `now` gives the claim of each statement that has one.
    """
    gone, ours, grown = set(old), set[str](), True
    told = {claim.id: {key.split("#", 1)[1] for key in claim.reports} for claim in corpus.claims}
    while grown:
        grown = False
        for key, statements in told.items():
            if key not in ours and any(s in seeds or now.get(s) in gone for s in statements):
                ours.add(key)
                gone |= {now[s] for s in statements if s in now}
                grown = True
    return [claim for claim in corpus.claims if claim.id in ours], gone


def written(store: Store, corpus: Corpus, claims: list[Claim], gone: set[int], touched: Touched, linking: int) -> Rejoined:
    """The claims in the store, in place of those before."""
    keys = {key for claim in claims for key in claim.reports}
    centres = store.corpus.centres()
    vectors = encoded([c.wording for c in claims], store.corpus.memory(models.encoder()))
    cells = [centres[int(i)][0] for i in cells_of(vectors, centres_in(centres))] if centres and claims else [0] * len(claims)
    part = replace(corpus, claims=tuple(claims), citations=tuple(c for c in corpus.citations if c.report in keys), copies=())
    meant = {c.id: (cell, v.tobytes()) for c, cell, v in zip(claims, cells, packed(vectors), strict=True)}
    linked = Linked(part, corpus.taken, (), (), (), meant, "", version())
    if not store.corpus.write_part(Part(linked, frozenset(gone), touched, linking, key_of)):
        return Rejoined()  # all was linked meanwhile
    return Rejoined(len(claims), len(gone))
