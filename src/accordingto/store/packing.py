"""A reading as bytes, and back: what an article was before people corrected it."""

import json
import zlib
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from accordingto.model import Reading, Span


def packed(reading: Reading) -> bytes:
    """A reading as compressed JSON, without what is as it is by default."""
    return zlib.compress(json.dumps(plain_of(reading), separators=(",", ":")).encode("ascii"), 6)


def unpacked(raw: bytes) -> Reading:
    """The reading that was packed. Fields that came later are as they are by default, those that are gone are left out."""
    made: Reading = made_of(Reading, json.loads(zlib.decompress(raw)))
    return made


def plain_of(value: Any) -> Any:
    """A value of the model as JSON's types."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value) and not isinstance(value, type):
        told = ((f, getattr(value, f.name)) for f in fields(value))
        return {f.name: plain_of(v) for f, v in told if v != f.default}
    return [plain_of(v) for v in value] if isinstance(value, (tuple, list)) else value


def made_of(kind: Any, value: Any) -> Any:
    """A value of a type of the model from JSON's types."""
    if value is None:
        return None
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return made_of(next(a for a in args if a is not type(None)), value)
    if origin is tuple:
        return tuple(made_of(args[0], v) for v in value)
    if kind is Span:
        return Span(*value)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = hints_of(kind)
        return kind(**{name: made_of(hints[name], v) for name, v in value.items() if name in hints})
    return value


@cache
def hints_of(kind: Any) -> dict[str, Any]:
    """The types of a dataclass's fields."""
    return get_type_hints(kind)
