"""Names by which two ways of writing one thing are told to be one."""

from functools import lru_cache

from accordingto.actors.outlets import outlet_named, table


@lru_cache(maxsize=20_000)
def outlet_key(name: str | None) -> str:
    """An outlet's name as it is compared: the table's where it knows it, without case and article."""
    if not name:
        return ""
    short = name.split("(")[0].strip()
    known = outlet_named(short) or table().get(short.lower().removeprefix("the ").strip())
    return (known.name if known else short).lower().removeprefix("the ").strip()
