"""`accordingto ingest` and `accordingto changes` as a person uses them: bad pages, running again, kills, processes that die."""

import gzip
import json
import lzma
import os
import signal
import sqlite3
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from accordingto import ingesting
from accordingto.ingesting import Ingest, Step, run_ingest, size_of
from accordingto.model import Page, Reading
from accordingto.processes import Work, as_done
from accordingto.store import Store
from tests.stores import content_of, sound
from tests.test_annotate import SENTENCES, rows, written
from tests.test_read import PROGRAM, run

PAGE = "<html><head><title>Bridge</title></head><body><article><h1>Bridge closed for months, mayor says</h1><p>{}</p></article></body></html>"


def ingested(db: Path, *paths: Path, workers: int = 1, again: bool = False) -> tuple[Step, list[str]]:
    told: list[str] = []
    with Store.open(db) as store:
        return run_ingest(Ingest(tuple(map(str, paths)), workers, again), store, told.append), told


def texts(db: Path) -> set[str]:
    with Store.open(db, create=False) as store:
        return {reading.article.text for _, reading in store.readings()}


def test_reads_pages_folders_and_rows(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.html").write_text(PAGE.format(SENTENCES[0]))
    (folder / "deep" / "b.txt").write_text(SENTENCES[1])
    (folder / "notes.pdf").write_bytes(b"%PDF-1.7")
    written(folder / "c.jsonl", [{"id": "c", "text": SENTENCES[2], "url": "https://p.example/c", "outlet": "The Paper"}])
    packed = [json.dumps({"text": f"{SENTENCES[3]} {i}"}).encode() + b"\n" for i in range(2)]
    (tmp_path / "d.jsonl.gz").write_bytes(gzip.compress(packed[0]))
    (tmp_path / "e.jsonl.xz").write_bytes(lzma.compress(packed[1]))
    paths, db = [folder, tmp_path / "d.jsonl.gz", tmp_path / "e.jsonl.xz"], tmp_path / "news.db"
    step, told = ingested(db, *paths)
    assert (step.stored, step.read, told) == (5, size_of(tuple(map(str, paths))), [])
    assert len(texts(db)) == 5
    before = content_of(db)
    step, _ = ingested(db, *reversed(paths))
    assert (step.stored, step.skipped) == (0, 5)
    assert content_of(db) == before
    assert sound(db)


def test_bad_pages_and_rows_cost_one_line_each(tmp_path: Path) -> None:
    good = json.dumps({"text": SENTENCES[0]})
    (tmp_path / "rows.jsonl").write_text("\n".join(["{", good, '{"id": 1}', '{"text": "x", "url": 3}']))
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(os.urandom(4000).hex().encode())[:-30])
    (tmp_path / "b.txt").write_bytes(b"ab\x00cd")
    (tmp_path / "empty").mkdir()
    done = run("ingest", "rows.jsonl", "gone.txt", "cut.jsonl.gz", "b.txt", "empty", "--db", "n.db", "-q", "-w", "1", cwd=tmp_path)
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    assert [line.split(": ")[1] for line in lines] == ["rows.jsonl:1", "rows.jsonl:3", "rows.jsonl:4", "gone.txt", "cut.jsonl.gz", "b.txt", "empty"]
    assert texts(tmp_path / "n.db") == {SENTENCES[0]}
    connection = sqlite3.connect(tmp_path / "n.db")
    assert connection.execute("SELECT stored, skipped, bad, ended IS NOT NULL FROM runs").fetchall() == [(1, 0, 7, 1)]
    connection.close()


def test_what_is_stored_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, db = written(tmp_path / "in.jsonl", rows(8)), tmp_path / "news.db"
    assert ingested(db, source)[0].stored == 8

    def refused(page: Page) -> Reading | str:
        raise AssertionError(page.place)

    monkeypatch.setattr(ingesting, "read_one", refused)
    assert ingested(db, source, source)[0] == Step(2 * source.stat().st_size, 0, 16, 0)
    assert ingested(db, source, again=True)[0].skipped == 8


def test_again_reads_what_another_version_of_the_program_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, db = written(tmp_path / "in.jsonl", rows(4)), tmp_path / "news.db"
    with monkeypatch.context() as older:
        older.setattr("accordingto.pipeline.version", lambda: "0.0.1+older")
        ingested(db, source)
    assert "read by another version" in run("ingest", str(source), "--db", str(db), "-w", "1").stderr
    assert ingested(db, source)[0].stored == 0
    step, _ = ingested(db, source, again=True)
    assert (step.stored, step.skipped) == (4, 0)
    clean = tmp_path / "clean.db"
    ingested(clean, source)
    assert content_of(db) == content_of(clean)
    assert sound(db)


def test_order_and_processes_change_nothing(tmp_path: Path) -> None:
    made = [{**r, "url": f"https://p.example/{i % 7}"} for i, r in enumerate(rows(12))]
    for row in made[::2]:
        del row["id"]
    one = written(tmp_path / "one.jsonl", made)
    two = written(tmp_path / "two.jsonl", [*made[::-1], *made[:4]])
    ingested(tmp_path / "one.db", one)
    ingested(tmp_path / "two.db", two, workers=2)
    assert content_of(tmp_path / "one.db") == content_of(tmp_path / "two.db")


def test_killed_at_any_moment_it_loses_nothing_that_was_stored(tmp_path: Path) -> None:
    """Also: a run after a kill begins no article anew that was stored, and the end is what a run without a kill gives."""
    source, db, clean = written(tmp_path / "in.jsonl", apart(rows(40))), tmp_path / "news.db", tmp_path / "clean.db"
    ingested(clean, source)
    for wanted in (1, 12):
        process = subprocess.Popen([*PROGRAM, "ingest", str(source), "--db", str(db), "-q", "-w", "2"], start_new_session=True)
        wait_for(db, wanted, process)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert sound(db)
        assert wanted <= count(db) < 40
    there = count(db)
    assert ingested(db, source)[0] == Step(source.stat().st_size, 40 - there, there, 0)
    assert content_of(db) == content_of(clean)


def apart(made: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows at addresses of their own."""
    return [{**row, "url": f"https://p.example/{row['id']}"} for row in made]


def wait_for(db: Path, wanted: int, process: "subprocess.Popen[bytes]") -> None:
    """Wait until so many articles are stored."""
    end = time.monotonic() + 30
    while count(db) < wanted and process.poll() is None and time.monotonic() < end:
        time.sleep(0.02)


def count(db: Path) -> int:
    """How many articles are stored; none where the file isn't made yet."""
    if not db.exists():
        return 0
    connection = sqlite3.connect(db)
    try:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    source = written(tmp_path / "in.jsonl", apart(rows(200)))
    process = subprocess.Popen([*PROGRAM, "ingest", str(source), "--db", str(tmp_path / "news.db"), "-q", "-w", "2"], start_new_session=True)
    wait_for(tmp_path / "news.db", 1, process)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    end = time.monotonic() + 10
    while group_lives(process.pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert not group_lives(process.pid)


def group_lives(group: int) -> bool:
    """Whether any process of a group is left that isn't a zombie."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            return True
    return False


def deadly(page: int) -> int:
    """Stands in for the reading of a page that takes its process with it."""
    if page == 6:
        os.kill(os.getpid(), signal.SIGKILL)
    return page * 10


def lost(_: int) -> int:
    return -1


def test_a_process_that_dies_costs_one_page() -> None:
    done = dict(as_done(iter([*range(6), None, *range(6, 9)]), 2, Work(deadly, lost)))
    assert done == {i: -1 if i == 6 else i * 10 for i in range(9)}


def test_memory_is_bounded_by_how_far_ahead_is_read() -> None:
    asked = 0

    def endless() -> Any:
        nonlocal asked
        while True:
            asked += 1
            yield 1

    next(as_done(endless(), 2, Work(deadly, lost)))
    assert asked <= 4


def test_two_runs_at_once_fill_one_store(tmp_path: Path) -> None:
    made = apart(rows(9))
    one, two = written(tmp_path / "one.jsonl", made[:6]), written(tmp_path / "two.jsonl", made[3:])
    db = tmp_path / "news.db"
    runs = [subprocess.Popen([*PROGRAM, "ingest", str(s), "--db", str(db), "-q", "-w", "1"], stderr=subprocess.PIPE) for s in (one, two)]
    assert [(r.communicate()[1], r.returncode) for r in runs] == [(b"", 0), (b"", 0)]
    ingested(tmp_path / "clean.db", one, two)
    assert content_of(db) == content_of(tmp_path / "clean.db")
    assert sound(db)


def test_changes_between_versions_are_shown(tmp_path: Path) -> None:
    url = "https://paper.example/bridge"
    versions = [
        "The mayor said that the bridge would stay closed.",
        "The minister said that the bridge would stay closed. The union denied that it had been asked.",
    ]
    source = written(tmp_path / "in.jsonl", [{"text": text, "url": url, "published": f"2024-05-0{i}"} for i, text in enumerate(versions, 1)])
    assert ingested(tmp_path / "news.db", source)[0].versions == 1
    assert run("changes", "--db", str(tmp_path / "news.db")).stdout == f"   2 versions  {url}\n"
    done = run("changes", url, "--db", str(tmp_path / "news.db"))
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "Version 1 (2024-05-01) → version 2 (2024-05-02)"
    assert "  + union · deny · negated: ‹The union› «denied» [that it had been asked]" in done.stdout
    assert "      speaker: mayor ⇒ minister" in done.stdout
    (row,) = map(json.loads, run("changes", "paper.example/bridge/", "--db", str(tmp_path / "news.db"), "--json").stdout.splitlines())
    assert [a["what"] for a in row["altered"]] == [["speaker", "chain"]]
    assert [s["content"] for s in row["added"]] == ["that it had been asked"]
    assert row["gone"] == []


def test_changes_of_what_is_not_there_cost_one_line(tmp_path: Path) -> None:
    done = run("changes", "https://p.example/1", "--db", str(tmp_path / "gone.db"))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert not (tmp_path / "gone.db").exists()
    source = written(tmp_path / "in.jsonl", [{"text": SENTENCES[0], "url": "https://p.example/1"}])
    ingested(tmp_path / "news.db", source)
    assert "One version is stored" in run("changes", "https://p.example/1", "--db", str(tmp_path / "news.db")).stdout
    done = run("changes", "https://p.example/2", "--db", str(tmp_path / "news.db"))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("precious")
    done = run("ingest", "a.txt", "--db", "a.txt", "-q", cwd=tmp_path)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "a.txt" in done.stderr
    assert (tmp_path / "a.txt").read_text() == "precious"


def test_rows_on_standard_input_and_what_came_of_it(tmp_path: Path) -> None:
    given = "".join(json.dumps(r) + "\n" for r in [*rows(3), rows(1)[0]]).encode()
    done = run("ingest", "-", "--db", "news.db", "-w", "1", given=given, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "3 articles stored in news.db, 1 page was there already" in done.stderr
