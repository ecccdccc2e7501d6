"""Actors: who sources are, over all their mentions."""

from accordingto.actors.resolving import resolve_actors

__all__ = ["resolve_actors"]
