"""Views as JSON's types."""

from dataclasses import fields, is_dataclass
from typing import Any


def as_json(view: Any) -> Any:
    """A view, or a tuple of them, as objects, lists, texts and numbers. Properties that sum a view up (`told`) come along."""
    if is_dataclass(view) and not isinstance(view, type):
        row = {f.name: as_json(getattr(view, f.name)) for f in fields(view)}
        return row | {name: as_json(getattr(view, name)) for name in getattr(view, "ALSO", ())}
    if isinstance(view, dict):
        return {str(key): as_json(value) for key, value in view.items()}
    return [as_json(v) for v in view] if isinstance(view, (tuple, list)) else view


def counted(number: int, word: str) -> str:
    """A number with its word: "1 report", "3 reports", "2 echoes", "2 witnesses"."""
    ending = "" if number == 1 else "es" if word.endswith(("s", "o")) else "s"
    return f"{number} {word}{ending}"


def interval(least: int, most: int) -> str:
    """An interval: "1–2", or "1" where both ends are one."""
    return str(least) if least == most else f"{least}–{most}"


def sources_told(least: int, most: int) -> str:
    """An interval of sources in words: "1–2 sources", "1 source", "no source found"."""
    if not most:
        return "no source found"
    return f"{interval(least, most)} source{'' if (least, most) == (1, 1) else 's'}"
