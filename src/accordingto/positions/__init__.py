"""Positions: what each actor demands, offers, refuses, is ready for or plans, and on what condition."""

from accordingto.positions.finding import find_positions

__all__ = ["find_positions"]
