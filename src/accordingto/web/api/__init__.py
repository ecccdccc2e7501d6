"""REST: the views that the pages show, as JSON."""

from fastapi import APIRouter

from accordingto.web.api import articles

router = APIRouter()
router.include_router(articles.router)

__all__ = ["router"]
