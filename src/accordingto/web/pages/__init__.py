"""The pages for people: one file a kind of page."""

from accordingto.web.pages import about, actors, articles, claims, comments, corrections, front, login

routers = (front.router, claims.router, actors.router, articles.router, comments.router, corrections.router, login.router, about.router)
"""The pages, in the order in which their addresses are looked at."""

__all__ = ["routers"]
