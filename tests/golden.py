"""What the golden files hold, and `python -m tests.golden` to write them anew."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import accordingto
from accordingto.pages import read_file
from accordingto.pipeline import reading_of

ROOT = Path(__file__).parent.parent
FOLDER = Path(__file__).parent / "golden"
PAGES = [ROOT / "examples" / "seed.txt", *sorted((ROOT / "examples" / "pages").iterdir())]


def told(path: Path) -> dict[str, Any]:
    """All that a reader would check in a page's reading, as plain words: no offsets, no scores."""
    doc = reading_of(read_file(path))
    return {
        "article": head(doc),
        "statements": [statement(s, doc) for s in doc.statements],
        "actors": {a.name: a.kind for a in doc.actors},
        "positions": [position(p, doc) for p in doc.positions],
    }


def head(doc: accordingto.Reading) -> dict[str, Any]:
    """The article's own facts."""
    a = doc.article
    return {
        "title": a.title.value if a.title else None,
        "outlet": a.outlet.value if a.outlet else None,
        "authors": [x.value for x in a.authors],
        "published": [a.published.value, a.published.found] if a.published else None,
        "section": list(a.section),
        "language": a.language,
        "links": [link.url for link in a.links],
        "furniture": [[f.kind, f.span.of(a.text)] for f in a.furniture],
        "comments": [c.author for c in a.comments],
    }


def statement(s: accordingto.Statement, doc: accordingto.Reading) -> dict[str, Any]:
    """One statement in words."""
    text = doc.article.text
    return {
        "source": s.source.of(text) if s.source else None,
        "cue": s.cue.of(text) if s.cue else None,
        "content": [c.of(text) for c in s.content],
        "within": doc.statement(s.within).content[0].of(text)[:40] if s.within else None,
        "like": f"{s.manner} {s.act} {s.certainty}",
        "when": s.when.value if s.when else None,
        "about": [[r.kind, doc.statement(r.statement).content[0].of(text)[:40]] for r in s.about],
        "chain": [[doc.actor(k).name for k in hop.actors] for hop in s.chain],
    }


def position(p: accordingto.Position, doc: accordingto.Reading) -> dict[str, Any]:
    """One position in words."""
    text = doc.article.text
    return {
        "actor": doc.actor(p.actor).name if p.actor else None,
        "kind": p.kind,
        "what": [c.of(text) for c in p.content],
        "conditions": [[c.shown_by.of(text), c.span.of(text)] for c in p.conditions],
    }


def golden_of(path: Path) -> Path:
    """The golden file of a page."""
    return FOLDER / f"{path.stem}.json"


def report_of(page: str) -> str:
    """The report of a page as a person sees it."""
    return shown("read", page)


def story_of(rows: str) -> str:
    """The claim of a story that comes first, as a person sees it."""
    with tempfile.TemporaryDirectory() as folder:
        db = str(Path(folder) / "news.db")
        shown("ingest", rows, "--db", db)
        (first,) = json.loads(shown("claims", "-n", "1", "--json", "--db", db))
        return shown("claim", first["id"], "--db", db)


def shown(*args: str) -> str:
    """What a command prints, a hundred columns wide, without blanks at the ends of lines."""
    program = [sys.executable, "-c", "from accordingto.cli import main; main()", *args]
    done = subprocess.run(program, capture_output=True, cwd=ROOT, check=True, env={"COLUMNS": "100", "PYTHONPATH": "src"})
    return "\n".join(line.rstrip() for line in done.stdout.decode().splitlines())


def excerpt_of(report: str) -> str:
    """Of a report the head, some statements, and the tables at its end; a line with an ellipsis for what is left out."""
    blocks = report.split("\n\n")
    numbered = [i for i, block in enumerate(blocks) if re.match(r" *\d+  ", block)]
    first, later, rest = blocks[: numbered[3]], blocks[numbered[9] : numbered[11]], blocks[numbered[-1] + 1 :]
    return "\n…\n".join("\n\n".join(part) for part in (first, later, rest))


def write_readme() -> None:
    """Put the present results into the README."""
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    results = {"examples/seed.txt": excerpt_of(report_of("examples/seed.txt")), "examples/story.jsonl": story_of("examples/story.jsonl")}
    for name, made in results.items():
        before, found, after = re.split(rf"(<!-- result: {re.escape(name)} -->.*?<!-- end of result -->)", text, maxsplit=1, flags=re.S)
        assert found
        text = f"{before}<!-- result: {name} -->\n```text\n{made}\n```\n<!-- end of result -->{after}"
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_readme()
    FOLDER.mkdir(exist_ok=True)
    for page in PAGES:
        golden_of(page).write_text(json.dumps(told(page), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
