"""Bytes to pages."""

from accordingto.pages.reading import PAGE_SUFFIXES, files_in, read_file, read_page

__all__ = ["PAGE_SUFFIXES", "files_in", "read_file", "read_page"]
