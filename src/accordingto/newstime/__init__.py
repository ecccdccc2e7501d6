"""The times that a text speaks of, found and resolved. Several stages use it; it belongs to none."""

from accordingto.newstime.expressions import Meaning, TimeExpression
from accordingto.newstime.finding import find_times

__all__ = ["Meaning", "TimeExpression", "find_times"]
