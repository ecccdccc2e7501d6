"""The types that every stage speaks in. Frozen, slotted, and importing nothing else of ours."""

from accordingto.model.actors import Actor, ActorKind, Mention, Unnamed
from accordingto.model.articles import Article, Comment, Furniture, FurnitureKind, Link, Noted, Stretch
from accordingto.model.corpus import (
    Circle,
    Citation,
    Claim,
    Commonness,
    Copy,
    Corpus,
    Decisions,
    Echo,
    LinkKind,
    Party,
    Report,
    Root,
    Sources,
    Stance,
)
from accordingto.model.corpus import Link as ClaimLink
from accordingto.model.pages import Given, Page, PageKind
from accordingto.model.positions import Condition, Position, PositionKind
from accordingto.model.readings import Reading
from accordingto.model.spans import Span
from accordingto.model.statements import Act, Certainty, Hop, Manner, Relation, RelationKind, Statement, When

__all__ = [
    "Act",
    "Actor",
    "ActorKind",
    "Article",
    "Certainty",
    "Circle",
    "Citation",
    "Claim",
    "ClaimLink",
    "Comment",
    "Commonness",
    "Condition",
    "Copy",
    "Corpus",
    "Decisions",
    "Echo",
    "Furniture",
    "FurnitureKind",
    "Given",
    "Hop",
    "Link",
    "LinkKind",
    "Manner",
    "Mention",
    "Noted",
    "Page",
    "PageKind",
    "Party",
    "Position",
    "PositionKind",
    "Reading",
    "Relation",
    "RelationKind",
    "Report",
    "Root",
    "Sources",
    "Span",
    "Stance",
    "Statement",
    "Stretch",
    "Unnamed",
    "When",
]
