"""How long answers take from a store of many articles: each view, warm and by the first question after opening.

usage: python -m bench.asking [--sizes 10000 100000] [--statements 20] [--folder DIR] [--keep]

The rows are made, not read (`bench.making`), without the indexes of words over articles and statements, which no view here asks.
Questions are encoded by the real encoder.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from accordingto.store import Store
from accordingto.views import actor_view, as_json, claim_view, claims_view, outlet_view, timeline_view, trace_view
from bench.making import Making, options, stores
from bench.storing import size_on_disk, word

TIMES = 7
"""Times that each question is asked; the median and the slowest are told."""


def main() -> None:
    for size, path, took in stores(options(__doc__, [10_000, 100_000], 20).parse_args(), "asking", Making):
        with Store.open(path) as store:
            ((claims, reports),) = store.database.all("SELECT count(*), sum(reports) FROM claims")
            print(f"{size} articles, {reports} reports, {claims} claims, {size_on_disk(path) / 1e6:.0f} MB, made in {took:.0f} s", flush=True)
        asked(path)


def asked(path: Path) -> None:
    """Ask each question and print a line for it."""
    with Store.open(path) as store:
        broad = store.database.all("SELECT id FROM claims ORDER BY reports DESC, id LIMIT 1")[0][0]
        usual = store.database.all("SELECT id FROM claims WHERE reports = 5 ORDER BY id LIMIT 1")[0][0]
        sentence = store.corpus.claim(usual).words
        url = store.database.all("SELECT url FROM articles ORDER BY key LIMIT 1")[0][0]
        common, rare = word(0), word(20_000)
        month = {"since": "2024-05-01", "until": "2024-05-31"}
        questions: dict[str, Callable[[Store], Any]] = {
            "claims, newest": claims_view,
            "claims, the commonest word": lambda s: claims_view(s, common),
            "claims, the commonest word, no meaning": lambda s: claims_view(s, common, meaning=False),
            "claims, two common words": lambda s: claims_view(s, f"{word(3)} {word(40)}"),
            "claims, a rare word": lambda s: claims_view(s, rare),
            "claims, a sentence": lambda s: claims_view(s, sentence),
            "claims, common word in a month": lambda s: claims_view(s, common, **month),
            "claims, common word until long ago": lambda s: claims_view(s, common, until="2021-02"),
            "claims, common word of a rare actor": lambda s: claims_view(s, common, actor="Speaker 9000"),
            "claims, common word of the commonest actor in an outlet": lambda s: claims_view(s, common, actor="Speaker 0", outlet="Outlet 200"),
            "claims, an outlet in a month": lambda s: claims_view(s, outlet="Outlet 7", **month),
            "claim, of most reports": lambda s: claim_view(s, broad),
            "claim, of five reports": lambda s: claim_view(s, usual),
            "trace, a sentence": lambda s: trace_view(s, sentence),
            "trace, a page": lambda s: trace_view(s, url),
            "timeline, the commonest word": lambda s: timeline_view(s, common),
            "actor, the commonest": lambda s: actor_view(s, "Speaker 0"),
            "actor, a rare one": lambda s: actor_view(s, "Speaker 9000"),
            "outlet, the largest": lambda s: outlet_view(s, "Outlet 0"),
        }
        claims_view(store, "so that the encoder is loaded")
        for name, question in questions.items():
            with Store.open(path) as fresh:
                first, _ = timed(lambda q=question, s=fresh: q(s))  # type: ignore[misc]
            times, busy = zip(*(timed(lambda q=question: as_json(q(store))) for _ in range(TIMES)), strict=True)  # type: ignore[misc]
            print(
                f"  {name:58} median {statistics.median(times):7.1f} ms ({statistics.median(busy):6.1f} of the processor)  "
                f"slowest {max(times):7.1f} ms  after opening {first:7.1f} ms",
                flush=True,
            )


def timed(work: Callable[[], Any]) -> tuple[float, float]:
    """Milliseconds that something takes, by the clock and of the processor: the two differ where others keep it busy."""
    began, busy = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - began) * 1000, (time.process_time() - busy) * 1000


if __name__ == "__main__":
    main()
