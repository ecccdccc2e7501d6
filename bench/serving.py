"""How long the pages of the site and their REST twins take over HTTP, from a store of many articles with their texts.

usage: python -m bench.serving [--sizes 100000] [--statements 6] [--folder DIR] [--keep] [--only WORD]

The store is made (`bench.newsroom`): full texts, versions, claims of up to 300 reports, an actor of tens of thousands of statements, an
outlet of a tenth of all articles, indexes of words, corrections, comments. The site is started as `accordingto serve` starts it.
`first` is the first page that a fresh start gives, the store's file thrown out of the system's memory before; `after` is the first
in a site that runs; then the median and the slowest of `--times`, and what of their time the processor took (`busy`): the two
differ where other programs keep the machine busy.
"""

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlencode

from accordingto.store import Store
from bench.making import options, stores
from bench.newsroom import Newsroom
from bench.storing import size_on_disk, word

LIMIT = 200.0
"""Milliseconds that a page may take."""
TOKEN = "a-token-for-the-bench-alone"  # noqa: S105 - opens nothing
PROGRAM = [sys.executable, "-c", "from accordingto.cli import main; main()"]
PATIENCE = 120.0


def main() -> None:
    parser = options(__doc__, [100_000], 6)
    parser.add_argument("--only", default="", help="time the pages alone whose name holds this")
    parser.add_argument("--times", type=int, default=20, help="how often each page is asked for (default: %(default)s)")
    parser.add_argument("--warm", action="store_true", help="leave the first page after a start out, which takes a start each")
    args = parser.parse_args()
    for _, path, took in stores(args, "serving", Newsroom):
        print(f"{told(path)}, made in {took:.0f} s", flush=True)
        asked(path, {name: where for name, where in pages_of(path).items() if args.only in name}, args.times, cold=not args.warm)


def told(path: Path) -> str:
    """What a store holds, in a line."""
    with Store.open(path) as store:
        ((articles, text),) = store.database.all("SELECT count(*), sum(length(text)) FROM articles")
        ((reports,),) = store.database.all("SELECT count(*) FROM reports")
        ((claims,),) = store.database.all("SELECT count(*) FROM claims")
    return f"{articles} articles, {text / 1e6:.0f} million characters of text, {reports} reports, {claims} claims, {size_on_disk(path) / 1e6:.0f} MB"


def pages_of(path: Path) -> dict[str, str]:
    """The pages that are asked for, by what they are called here."""
    with Store.open(path) as store:
        db = store.database
        broad, usual = (db.all(f"SELECT id FROM claims WHERE reports {t} ORDER BY reports DESC, id LIMIT 1")[0][0] for t in ("> 1", "= 5"))  # noqa: S608
        longest = db.all("SELECT article FROM statements GROUP BY article ORDER BY count(*) DESC, article LIMIT 1")[0][0]
        short = db.all("SELECT article FROM statements GROUP BY article HAVING count(*) BETWEEN 4 AND 8 ORDER BY article LIMIT 1")[0][0]
        ((url,),) = db.all("SELECT url FROM articles WHERE key = ?", (short,))
        sentence = store.corpus.claim(usual).words
    common, two, rare = word(0), f"{word(3)} {word(40)}", word(20_000)
    found = {
        "front": "/",
        "section": asking("/section", trail="World"),
        "search, the commonest word": asking("/search", q=common),
        "search, two common words": asking("/search", q=two),
        "search, a rare word": asking("/search", q=rare),
        "claims, the newest": "/claims",
        "claims, the commonest word": asking("/claims", q=common),
        "claims, a word of an actor in an outlet": asking("/claims", q=common, actor="Speaker 0", outlet="Outlet 0"),
        "claim of most reports, with its drawing": f"/claim/{broad}",
        "claim of five reports": f"/claim/{usual}",
        "article": f"/article/{short}",
        "article, the longest": f"/article/{longest}",
        "article, its original": f"/article/{longest}/original",
        "article, correcting the longest": f"/article/{longest}/correct?n=5",
        "actor of most statements": "/actor/Speaker%200",
        "actor that few name": "/actor/Speaker%209000",
        "actor that nobody names": "/actor/Speeker%20Nobody",
        "outlet, the largest": "/outlet/Outlet%200",
        "time line, the commonest word": asking("/timeline", q=common),
        "time line, the newest": "/timeline",
        "trace of a sentence": asking("/trace", q=sentence),
        "trace of a page": asking("/trace", q=url),
        "corrections": "/corrections",
        "moderation": "/moderation",
        "about": "/about",
    }
    api = {
        "articles, the newest": "/articles",
        "articles, the commonest word": asking("/articles", q=common),
        "articles of the largest outlet": asking("/articles", outlet="Outlet 0"),
        "article, the longest": f"/articles/{longest}",
        "reading, the longest": f"/articles/{longest}/reading",
        "statements, the commonest word": asking("/statements", q=common),
        "statements of an actor": asking("/statements", actor="Speaker 0"),
        "statements, the oldest of an outlet": asking("/statements", outlet="Outlet 0"),
        "claims, the commonest word": asking("/claims", q=common),
        "claim of most reports": f"/claims/{broad}",
        "time line, the commonest word": asking("/timeline", q=common),
        "trace of a sentence": asking("/trace", q=sentence),
        "actor of most statements": "/actors/Speaker%200",
        "outlet, the largest": "/outlets/Outlet%200",
        "corrections": "/corrections",
        "moderation": "/moderation",
    }
    return found | {f"REST: {name}": f"/api/v1{where}" for name, where in api.items()}


def asking(path: str, **fields: str) -> str:
    """An address with a question."""
    return f"{path}?{urlencode(fields, quote_via=quote)}"


def asked(path: Path, pages: dict[str, str], count: int, *, cold: bool) -> None:
    """Time each page and print a line for it."""
    firsts = {name: first(path, where) for name, where in pages.items()} if cold else {}
    slow = 0
    print(f"{'page':45} {'bytes':>8} {'first':>7} {'after':>7} {'median':>7} {'slowest':>7} {'busy':>7}  ms", flush=True)
    with serving(path) as client:
        for name, where in pages.items():
            size, after = client.get(where)
            busy = client.busy()
            times = [client.get(where)[1] for _ in range(count)]
            busy = (client.busy() - busy) / count
            row = [*([firsts[name]] if cold else []), after, statistics.median(times), max(times)]
            slow += max(row) > LIMIT
            print(f"{name:45} {size:8} {'' if cold else ' ' * 8}{' '.join(f'{t:7.0f}' for t in row)} {busy:7.0f}", flush=True)
    print(f"{len(pages) - slow} of {len(pages)} pages never over {LIMIT:.0f} ms", flush=True)


def first(path: Path, where: str) -> float:
    """Milliseconds of the first page after a start, the file out of the system's memory."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    with serving(path, signed="moderation" in where or "correct?" in where) as client:
        return client.get(where)[1]


class Client:
    """A browser or a program: it has the cookie and the token."""

    def __init__(self, port: int, process: int) -> None:
        self.process = process
        self.connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.headers = {"Authorization": f"Bearer {TOKEN}"}

    def get(self, path: str) -> tuple[int, float]:
        """How large a page is, and how many milliseconds it took."""
        began = time.perf_counter()
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        body = answer.read()
        took = (time.perf_counter() - began) * 1000
        if answer.status != (404 if "nobody" in path.lower() else 200):
            raise SystemExit(f"{path}: {answer.status} {answer.headers.get('location', '')} {body[:300]!r}")
        return len(body), took

    def busy(self) -> float:
        """Milliseconds of the processor that the site has taken by now."""
        tasks = Path(f"/proc/{self.process}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e6

    def sign_in(self) -> None:
        """Give the token."""
        self.connection.request("GET", "/login")
        answer = self.connection.getresponse()
        form = re.search(r'name="csrf" value="([^"]+)"', answer.read().decode())
        cookie = (answer.headers["set-cookie"] or "").split(";")[0]
        assert form
        fields = urlencode({"csrf": form[1], "name": "ann", "token": TOKEN})
        self.connection.request("POST", "/login", fields, {"cookie": cookie, "content-type": "application/x-www-form-urlencoded"})
        answer = self.connection.getresponse()
        answer.read()
        self.headers["cookie"] = f"{cookie}; {(answer.headers['set-cookie'] or '').split(';')[0]}"


@contextmanager
def serving(path: Path, *, signed: bool = True) -> Iterator[Client]:
    """A started site over a store."""
    command = [*PROGRAM, "serve", "--db", str(path), "--port", "0", "--token", TOKEN]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        try:
            line = process.stderr.readline()
            port = re.search(r":(\d+)/", line)
            if port is None:
                raise SystemExit(f"the site didn't start: {line}{process.stderr.read()}")
            client = Client(int(port[1]), process.pid)
            client.connection.request("GET", "/static/mark.svg")
            client.connection.getresponse().read()
            if signed:
                client.sign_in()
            yield client
        finally:
            process.terminate()


if __name__ == "__main__":
    main()
