"""How many distinct origins vouch for a claim: an interval, with the reason for its width."""

from collections.abc import Callable, Collection, Sequence

from accordingto.claims.identity import SMALL, compatible, is_unnamed, may_be_named, may_be_same, plain, same_name
from accordingto.claims.keys import outlet_key
from accordingto.model import Party, Root, Sources

Same = Callable[[Root, Root], bool]


def sources_of(roots: Sequence[Root], core: Collection[str]) -> Sources:
    """The sources behind some roots, those that deny or doubt the claim left out by the caller.

    `core` are the reports that surely tell the claim: an origin that none of them has counts for the most alone.

    Named origins count each once. Unnamed ones of two outlets may be the same people: at least as many as can't be the same, at
    most as many as there are. An outlet behind which nobody is named may have it from any of the others, or be one of its own.
    """
    sure = [r for r in roots if not set(r.reports).isdisjoint(core)]
    named = groups_of([r for r in roots if r.kind not in (None, "outlet") and not is_unnamed(party(r))], lambda a, b: same_name(party(a), party(b)))
    unnamed = [r for r in roots if r.kind not in (None, "outlet") and is_unnamed(party(r))]
    outlets = sorted({outlet_key(r.who): r.who for r in roots if r.kind == "outlet"}.values())
    circular = [r for r in roots if r.kind is None]
    apart = groups_of(unnamed, same_unnamed)
    surely = groups_of([r for r in sure if r.kind not in (None, "outlet") and not is_unnamed(party(r))], lambda a, b: may_be_same(party(a), party(b)))
    free = [r for r in unnamed if r in sure and not any(may_be_named(party(r), party(n)) for group in named for n in group)]
    together = groups_of(free, may_be_people)
    at_least, at_most = len(surely) + len(together), len(named) + len(apart) + len(outlets)
    reasons = [f"{names(named)}: named, each one origin"] if named else []
    reasons += unnamed_reasons(apart, unnamed, named)
    reasons += unsure_reasons(roots, sure, named, surely)
    if at_most and not at_least:
        at_least = int(any(r.kind not in (None, "outlet") for r in roots))
    if outlets:
        reasons.append(f"{', '.join(outlets)}: nobody is named behind it; it may have it from the others or be an origin of its own")
        if not at_least and any(r.kind == "outlet" and outlet_key(r.who) == outlet_key(r.heard_by) for r in roots):
            at_least = 1
        elif not at_least:
            reasons.append("it is only said to have reported it: its own report isn't there, and it may have been part of a circle")
    if circular:
        reasons.append("a circle of citations has nobody behind it that could be found")
        at_most = max(at_most, 1)
    if not reasons:
        reasons.append("nobody is said to vouch for it")
    return Sources(at_least, at_most, tuple(reasons))


def unsure_reasons(roots: Sequence[Root], sure: Sequence[Root], named: Sequence[Sequence[Root]], surely: Sequence[Sequence[Root]]) -> list[str]:
    """Why some origins count for the most alone."""
    found = (
        [f"{', '.join(group)}: reported in other words or elsewhere, perhaps of another matter"]
        if (group := [r.who for r in roots if r not in sure])
        else []
    )
    if len(surely) < len([g for g in named if any(r in sure for r in g)]):
        found += [f"{' and '.join(dict.fromkeys(r.who for r in g))} may be one" for g in surely if len({plain(r.who) for r in g}) > 1]
    return found


def unnamed_reasons(apart: Sequence[Sequence[Root]], unnamed: Sequence[Root], named: Sequence[Sequence[Root]]) -> list[str]:
    """Why the unnamed count as so many."""
    if not unnamed:
        return []
    found = [f"{names(apart)}: unnamed, each group one origin"]
    merged = [g for g in groups_of(unnamed, may_be_people) if len({outlet_key(r.heard_by) for r in g}) > 1]
    if len(apart) > 1:
        found += [f"{' and '.join(described(r) for r in g)} may be the same people: nothing said of them differs" for g in merged]
    bodies = [n for group in named for n in group]
    return found + [f"{described(r)} may be or speak for one that is named" for r in unnamed if any(may_be_named(party(r), party(n)) for n in bodies)]


def may_be_people(a: Root, b: Root) -> bool:
    """Whether two unnamed roots may be the same people, for all that is said of them."""
    one, other = (set(plain(x.who).split()) - SMALL for x in (a, b))
    return one <= other or other <= one or (compatible(party(a), party(b)) and may_meet(a, b))


def described(root: Root) -> str:
    """An unnamed root with who heard it."""
    return f"“{root.who}” ({root.heard_by or 'outlet unknown'})"


def names(groups: Sequence[Sequence[Root]]) -> str:
    """One name for each group."""
    return ", ".join(group[0].who for group in groups)


def party(root: Root) -> Party:
    """A root's party."""
    assert root.kind is not None
    return Party(root.who, root.kind, root.unnamed)


def same_unnamed(a: Root, b: Root) -> bool:
    """Whether two unnamed roots are surely one: heard by one outlet and called the same; or an office that one alone holds."""
    if plain(a.who) != plain(b.who):
        return False
    if outlet_key(a.heard_by) == outlet_key(b.heard_by):
        return True
    facts = a.unnamed
    if plain(a.who).split(maxsplit=1)[0] in ("a", "an", "one", "another", "some"):
        return False
    return bool(facts and not facts.count and facts.role and facts.role not in ("official", "source", "person")) and not plain(a.who).endswith("s")


def may_meet(a: Root, b: Root) -> bool:
    """Whether two unnamed roots may be the same people: an article that sets two of them side by side means two."""
    return outlet_key(a.heard_by) != outlet_key(b.heard_by) or not set(a.reports) & set(b.reports)


def groups_of(roots: Sequence[Root], same: Same) -> list[list[Root]]:
    """Roots in as few groups as a look at each in turn makes, all of a group the same by pairs. The order of the roots changes nothing."""
    groups: list[list[Root]] = []
    for root in sorted(roots, key=lambda r: (-len(r.who), r.who.lower(), r.heard_by or "", r.reports)):
        home = next((g for g in groups if all(same(root, other) for other in g)), None)
        if home is None:
            groups.append([root])
        else:
            home.append(root)
    return groups
