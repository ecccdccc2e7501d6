"""REST: the views that the pages show, as JSON."""

from fastapi import APIRouter

from accordingto.web.api import articles, claims, comments, corrections

router = APIRouter()
for part in (articles, claims, comments, corrections):
    router.include_router(part.router)

__all__ = ["router"]
