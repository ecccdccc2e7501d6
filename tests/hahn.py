"""A small world of articles by hand: an exclusive and its echo, a denial, somebody who contradicts himself, a circle, a position taken back."""

from dataclasses import replace

from accordingto.model import Condition, Position, PositionKind, Reading, Span
from tests.stories import reading, tell

LEAVES = "President Hahn will resign in the autumn"
STEPS = "Hahn is going to step down in the autumn"
STAYS = "President Hahn will not resign in the autumn"
OFFICIALS = "two officials close to the president"
DAM = "the dam above Lowen has cracked in three places"
TROOPS = "send troops to the border at Kessel"
BRIDGE = "the bridge over the Sarn stays closed until spring"


def world() -> list[Reading]:
    """The articles."""
    return [
        reading("a", "Valmor Times", "2024-03-05T08:00", tell(LEAVES, OFFICIALS)),
        reading("b", "Kessel Post", "2024-03-05T12:00", tell(STEPS, "Valmor Times:outlet", "two officials")),
        reading("c", "Drovitsa News", "2024-03-06", tell(STEPS, "Kessel Post:outlet")),
        reading("d", "Kessel Post", "2024-03-07", tell(STAYS, "Karl Hahn"), tell(BRIDGE, "the mayor of Kessel")),
        reading("e", "Ostrov Daily", "2024-04-02", tell(LEAVES, "Hahn")),
        reading("f", "Mira Echo", "2024-05-01", tell(DAM, "Lowen Gazette:outlet")),
        reading("g", "Lowen Gazette", "2024-05-01", tell(DAM, "Mira Echo:outlet")),
        wanting("h", "2024-06-01", f"Hahn is ready to {TROOPS} if the council agrees", "readiness", "the council agrees"),
        wanting("i", "2024-06-09", f"Hahn refuses to {TROOPS}", "refusal", None),
    ]


def wanting(key: str, day: str, words: str, kind: PositionKind, condition: str | None) -> Reading:
    """An article in which Karl Hahn wants something."""
    made = reading(key, "Valmor Times", day, tell(words, "Karl Hahn"))
    text = made.article.text
    at = text.index(TROOPS)
    hangs: tuple[Condition, ...] = ()
    if condition:
        start = text.index(condition)
        hangs = (Condition(Span(start, start + len(condition)), Span(start - 3, start - 1), "by hand"),)
    position = Position(made.statements[0].speaker, kind, (Span(at, at + len(TROOPS)),), "s1", "by hand", hangs)
    return replace(made, positions=(position,))
