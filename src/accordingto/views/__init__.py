"""What is shown, as plain data: one function a question, each with a frozen result that terminal, web page and JSON share.

All take an open store whose corpus was made by `link`. A name, id or URL that isn't stored raises `UnknownError`, which says what
comes near. Days are ISO dates; keys are those of the store; nothing here knows SQL.
"""

from accordingto.views.actor import ActorView, Contradiction, PositionRow, actor_view
from accordingto.views.article import ArticleView, Segment, StatementRow, article_view
from accordingto.views.claim import ClaimView, DecisionRow, Edge, LinkRow, Node, RootRow, SpreadDay, claim_view
from accordingto.views.claims import ClaimRow, claims_view
from accordingto.views.outlet import OutletView, Reliance, outlet_view
from accordingto.views.plain import as_json
from accordingto.views.reports import ReportRow
from accordingto.views.timeline import Day, TimelineView, timeline_view
from accordingto.views.trace import Step, Trace, TraceView, trace_view

__all__ = [
    "ActorView",
    "ArticleView",
    "ClaimRow",
    "ClaimView",
    "Contradiction",
    "Day",
    "DecisionRow",
    "Edge",
    "LinkRow",
    "Node",
    "OutletView",
    "PositionRow",
    "Reliance",
    "ReportRow",
    "RootRow",
    "Segment",
    "SpreadDay",
    "StatementRow",
    "Step",
    "TimelineView",
    "Trace",
    "TraceView",
    "actor_view",
    "article_view",
    "as_json",
    "claim_view",
    "claims_view",
    "outlet_view",
    "timeline_view",
    "trace_view",
]
