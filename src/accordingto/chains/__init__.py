"""Chains: through whom each statement came, nearest the reader first."""

from accordingto.chains.tracing import trace_chains

__all__ = ["trace_chains"]
