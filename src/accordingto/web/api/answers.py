"""JSON that can be sent, whatever an article holds."""

import json
from typing import Any

from fastapi.responses import JSONResponse

from accordingto.views import as_json


class Answer(JSONResponse):
    """A view as JSON, its summaries with it. What can't stand in UTF-8 is escaped."""

    def render(self, content: Any) -> bytes:
        """The bytes."""
        told = as_json(content)
        try:
            return json.dumps(told, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
        except UnicodeEncodeError:
            return json.dumps(told, allow_nan=False, separators=(",", ":")).encode()
