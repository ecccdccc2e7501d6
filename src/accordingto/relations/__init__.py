"""What statements of an article do to each other: one denies, doubts, confirms or answers another."""

from accordingto.relations.finding import relate

__all__ = ["relate"]
