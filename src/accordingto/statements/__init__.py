"""The tagger and what it finds: statements with source, cue and content, nested ones too."""

from accordingto.statements.finding import find_statements

__all__ = ["find_statements"]
