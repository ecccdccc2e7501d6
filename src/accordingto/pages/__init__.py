"""Bytes to pages."""

from accordingto.pages.reading import files_in, read_file, read_page

__all__ = ["files_in", "read_file", "read_page"]
