"""The site: pages for people, and the same as JSON for programs. Needs the extra `web`."""

from accordingto.web.app import make_app
from accordingto.web.site import Settings

__all__ = ["Settings", "make_app"]
