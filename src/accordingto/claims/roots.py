"""Roots: where the chain of each report ends, followed through copies and citations to stored articles as far as they lead."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accordingto.claims.circles import walk
from accordingto.claims.citing import media_of, spoken
from accordingto.claims.identity import compatible, is_unnamed, may_be_one, plain, same_name
from accordingto.claims.keys import outlet_key
from accordingto.claims.nodes import WHOLE
from accordingto.claims.telling import Telling
from accordingto.model import Citation, Copy, Echo, Party, Root

COVERED = 0.9
"""Share of a content that must stand within another's for that to hold it."""


@dataclass(frozen=True, slots=True)
class End:
    """Where one report's way ends: a party (None in a circle), the outlet that heard it, in which report, and how we got there."""

    report: str
    party: Party | None
    heard_by: str | None
    at: Telling
    reason: str
    relayed: bool = False


@dataclass(frozen=True, slots=True)
class Ties:
    """What binds the reports of one claim: by key, the report that each was copied from, the citations, the copied-from articles.

    And `inner`, the report that one holds: "the paper cites her as saying that ..." holds what she says.
    """

    copied: Mapping[str, str]
    cited: Mapping[str, Citation]
    copies: Mapping[str, Copy]
    inner: Mapping[str, str]

    def step(self, key: str) -> str | None:
        """The report to which one leads."""
        if key in self.inner:
            return self.inner[key]
        if key in self.copied:
            return self.copied[key]
        return self.cited[key].cited if key in self.cited else None


def taken_from(telling: Telling, origin: Telling, copy: Copy) -> bool:
    """Whether a report in a copied passage is the origin's. It isn't where it has another speaker or credits another outlet.

    Nor, for a passage, where it is a guess which of the two was first.
    """
    if not copy.sure and copy.share < WHOLE:
        return False
    mine, theirs = spoken(telling), spoken(origin)
    if mine and theirs and not any(may_be_one(a, b) for a in mine for b in theirs):
        return False
    media = [outlet_key(party.name) for _, party in media_of(telling.report.chain)]
    return not media or copy.share >= WHOLE or origin.outlet in media


def held_by(tellings: Sequence[Telling]) -> dict[str, str]:
    """By key, the report of the same claim that a report's content holds; the longest of several, so that steps lead inwards."""
    by_article: dict[str, list[Telling]] = defaultdict(list)
    for t in tellings:
        by_article[t.article.id].append(t)
    found: dict[str, str] = {}
    for told in by_article.values():
        for outer in told:
            held = [t for t in told if t is not outer and holds(outer, t)]
            if held:
                found[outer.report.key] = max(held, key=lambda t: (size(t), t.report.key)).report.key
    return found


def holds(outer: Telling, inner: Telling) -> bool:
    """Whether a report holds more than another and all of it, or the same words told within: "Reuters reported, citing the mayor"."""
    if size(inner) > size(outer) or (size(inner) == size(outer) and outer.report.key not in inner.within):
        return False
    covered = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in inner.content for b in outer.content)
    return covered >= COVERED * size(inner)


def size(telling: Telling) -> int:
    """Characters of a content."""
    return sum(part.end - part.start for part in telling.content)


def ends_of(tellings: Sequence[Telling], ties: Ties, outlets: Mapping[str, str]) -> list[End]:
    """Where each report of a claim ends; several ends where several speak side by side. `outlets` are the names of articles' outlets."""
    by = {t.report.key: t for t in tellings}
    steps = {key: to for key in by if (to := ties.step(key)) is not None and to in by}
    found: list[End] = []
    for key in sorted(by):
        way, circular = walk(steps, key)
        if circular and not any(spoken(by[k]) for k in way):
            names = " → ".join(dict.fromkeys(by[k].report.outlet or by[k].article.id for k in way))
            found.append(End(key, None, None, by[way[-1]], f"the citations run in a circle: {names}", relayed=True))
            continue
        last = way[-1] if not circular else told_first(way, steps, by)
        found += end_at(key, fullest(way, last, by), way, by, ties, outlets)
    return found


def told_first(way: Sequence[str], steps: Mapping[str, str], by: Mapping[str, Telling]) -> str:
    """Where a way runs into a circle, the earliest report on the circle that names somebody, so that all who enter it end alike."""
    ring = way[way.index(steps[way[-1]]) :]
    named = [k for k in ring if spoken(by[k])]
    return min(named, key=lambda k: by[k].order) if named else next(k for k in reversed(way) if spoken(by[k]))


def fullest(way: Sequence[str], last: str, by: Mapping[str, Telling]) -> str:
    """The last report of a way that names somebody who is no outlet; the last one where none does."""
    if spoken(by[last]):
        return last
    return next((key for key in reversed(way) if spoken(by[key])), last)


def end_at(key: str, last: str, way: Sequence[str], by: Mapping[str, Telling], ties: Ties, outlets: Mapping[str, str]) -> list[End]:
    """The ends of a report whose way leads to another (or is its own)."""
    at = by[last]
    media = media_of(at.report.chain)
    parties = spoken(at)
    heard = media[-1][1].name if media else at.supplier or at.report.outlet
    if not media and last in ties.copies and last not in ties.copied:
        heard = outlets.get(ties.copies[last].origin, heard)
    told = how(way[: way.index(last) + 1], by, ties)
    relayed = len(way) > 1 or bool(media) or last in ties.copies
    if parties:
        return [End(key, p, heard, at, f"{told}{p.name}, heard by {heard or 'an unknown outlet'}", relayed) for p in parties]
    if media:
        outlet = media[-1][1]
        before = media[-2][1].name if len(media) > 1 else at.report.outlet
        return [End(key, outlet, before, at, f"{told}{outlet.name}, which isn't said to have it from anybody", relayed)]
    own = Party(at.report.speaker or heard or "unknown", at.report.speaker_kind or "outlet", at.report.unnamed)
    return [End(key, own, heard, at, f"{told}{own.name}: nobody is named behind it", relayed)]


def how(way: Sequence[str], by: Mapping[str, Telling], ties: Ties) -> str:
    """The way in words: each step through a copy or a citation."""
    parts = []
    for key in way[:-1]:
        if key in ties.inner:
            parts.append("what it tells is said within it; ")
        elif key in ties.copied:
            copy = ties.copies[key]
            parts.append(f"taken over from {by[ties.copied[key]].report.outlet or copy.origin} ({copy.reason}); ")
        else:
            parts.append(f"cites {by[ties.cited[key].cited or key].report.outlet or ties.cited[key].article} ({ties.cited[key].reason}); ")
    return "".join(parts)


def roots_of(ends: Sequence[End]) -> tuple[Root, ...]:
    """The roots of a claim: ends that are the same, joined; the earliest first."""
    groups = joined(ends)
    made = []
    for group in groups:
        first = min(group, key=lambda e: (e.at.order, e.report))
        when = min((e.at.report.published for e in group if e.at.report.published), default=None)
        party = best_named([e.party for e in group if e.party])
        reports = tuple(sorted({e.report for e in group}))
        own = min(group, key=lambda e: (e.report != e.at.report.key, e.at.order, e.report))
        made.append(
            Root(
                who=party.name if party else "nobody: a circle",
                heard_by=first.heard_by,
                when=when,
                reports=reports,
                reason=own.reason,
                kind=party.kind if party else None,
                unnamed=party.unnamed if party else None,
            )
        )
    return tuple(sorted(made, key=lambda r: (r.when or "9999", r.who.lower(), r.heard_by or "", r.reports)))


def joined(ends: Sequence[End]) -> list[list[End]]:
    """Ends in groups that are one root each: one party, heard by one outlet."""
    order = sorted(ends, key=lambda e: (e.party is None, (e.party.name.lower() if e.party else ""), e.at.order, e.report))
    groups: list[list[End]] = []
    for end in order:
        home = next((g for g in groups if all(one_root(end, other) for other in distinct(g))), None)
        if home is None:
            groups.append([end])
        else:
            home.append(end)
    return groups


def distinct(group: Sequence[End]) -> list[End]:
    """One end for each way in which a group's party is called, in each article where it ends."""
    kept: dict[tuple[str, str], End] = {}
    for end in group:
        kept.setdefault((end.party.name if end.party else "", end.at.article.id), end)
    return list(kept.values())


def one_root(a: End, b: End) -> bool:
    """Whether two ends are the same root."""
    if a.party is None or b.party is None:
        return a.party is b.party
    if outlet_key(a.heard_by) != outlet_key(b.heard_by) or (a.party.kind == "outlet") != (b.party.kind == "outlet"):
        return False
    if a.party.kind == "outlet":
        return outlet_key(a.party.name) == outlet_key(b.party.name)
    if is_unnamed(a.party) != is_unnamed(b.party):
        return False
    if not is_unnamed(a.party):
        return same_name(a.party, b.party)
    if plain(a.party.name) == plain(b.party.name):
        return True
    return a.at.article.id != b.at.article.id and compatible(a.party, b.party)


def best_named(parties: Sequence[Party]) -> Party | None:
    """Of the ways in which a party is called the fullest, the first by name among equals."""
    return min(parties, key=lambda p: (-len(p.name.split()) if not is_unnamed(p) else -len(p.name), p.name), default=None)


def echoes_of(roots: Sequence[Root], by: Mapping[str, Telling]) -> tuple[Echo, ...]:
    """Roots that several outlets seem to report each for itself."""
    return tuple(
        Echo(root, tuple(sorted(root.reports, key=lambda k: by[k].order)))
        for root in roots
        if root.kind is not None and len({by[key].outlet or by[key].article.id for key in root.reports}) > 1
    )


def witnesses_of(roots: Sequence[Root]) -> tuple[str, ...]:
    """Outlets that heard an origin at first hand, each once."""
    kept: dict[str, str] = {}
    for root in roots:
        if root.kind not in (None, "outlet") and root.heard_by:
            kept.setdefault(outlet_key(root.heard_by), root.heard_by)
    return tuple(sorted(kept.values()))
