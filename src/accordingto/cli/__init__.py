"""The command line. One file a command; `main` is the entry point."""

from accordingto.cli.main import main

__all__ = ["main"]
