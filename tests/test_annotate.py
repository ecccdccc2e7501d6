"""`accordingto annotate`: order, bad rows, resuming after a kill, processes that die."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from accordingto import batches
from accordingto.batches import Batch, run_batch
from accordingto.errors import PageError
from tests.test_read import PROGRAM, run

SENTENCES = [
    "The mayor said that the bridge would stay closed.",
    "“We were not asked,” the union’s chairman, Ivo Hahn, told Reuters.",
    "The ministry denied that it had known of the plan.",
    "According to two officials familiar with the talks, the deal is dead.",
]


def rows(count: int) -> list[dict[str, Any]]:
    return [{"id": f"r{i}", "text": " ".join(SENTENCES[(i + k) % 4] for k in range(1 + i % 5))} for i in range(count)]


def written(path: Path, made: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in made), encoding="utf-8")
    return path


def read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def finish(batch: Batch) -> tuple[list[str], int]:
    told: list[str] = []
    steps = list(run_batch(batch, told.append))
    return told, steps[-1].bad


def test_rows_come_in_order_whatever_the_number_of_processes(tmp_path: Path) -> None:
    source = written(tmp_path / "in.jsonl", rows(30))
    finish(Batch(str(source), tmp_path / "one.jsonl", 1))
    finish(Batch(str(source), tmp_path / "two.jsonl", 2))
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    assert [r["id"] for r in read_rows(tmp_path / "two.jsonl")] == [f"r{i}" for i in range(30)]


def test_offsets_count_characters_of_the_rows_text(tmp_path: Path) -> None:
    text = "Menu | News | Sport | Home\n\n  🙂 “Not true,” she said.\n\nThe mayor denied it.\n"
    source = written(tmp_path / "in.jsonl", [{"id": "a", "text": text}])
    finish(Batch(str(source), tmp_path / "out.jsonl"))
    (row,) = read_rows(tmp_path / "out.jsonl")
    assert row["statements"]
    for s in row["statements"]:
        assert [text[a:b] for a, b in s["content"]] == s["words"]["content"]
        assert [text[a:b] for a, b in s["cue"]] == [s["words"]["cue"]]


def test_a_bad_row_is_told_by_its_line_and_left_out(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    good = json.dumps({"id": "a", "text": "The mayor denied it."})
    bad = ["{", "[1]", '{"id": 1}', '{"id": 1, "text": 5}', '{"id": 1, "text": "x", "url": 3}', "[" * 100_000]
    source.write_text("\n".join([good, *bad, "", good]) + "\n", encoding="utf-8")
    done = run("annotate", str(source), "-o", str(tmp_path / "out.jsonl"), "-q", "-w", "1")
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    assert [line.split(": ")[1].rsplit(":", 1)[1] for line in lines] == ["2", "3", "4", "5", "6", "7"]
    assert [r["line"] for r in read_rows(tmp_path / "out.jsonl")] == [1, 9]


def test_html_rows_and_rows_without_an_id(tmp_path: Path) -> None:
    page = "<html><body><article><h1>Bridge closed for months, mayor says</h1><p>The mayor said that the bridge would stay closed.</p></article></body></html>"
    source = written(tmp_path / "in.jsonl", [{"html": page, "outlet": "The Gazette"}])
    finish(Batch(str(source), tmp_path / "out.jsonl"))
    (row,) = read_rows(tmp_path / "out.jsonl")
    assert row["id"] == "1"
    assert row["outlet"]["value"] == "The Gazette"
    assert row["statements"]


def test_goes_on_where_it_stopped(tmp_path: Path) -> None:
    source, out = written(tmp_path / "in.jsonl", rows(12)), tmp_path / "out.jsonl"
    finish(Batch(str(source), out))
    whole = out.read_bytes()
    lines = whole.splitlines(keepends=True)
    out.write_bytes(b"".join(lines[:5]) + lines[5][:40])
    told, _ = finish(Batch(str(source), out))
    assert out.read_bytes() == whole
    assert "5 articles" in told[0]
    finish(Batch(str(source), out))
    assert out.read_bytes() == whole


def test_killed_at_any_moment_it_loses_nothing(tmp_path: Path) -> None:
    source, out = written(tmp_path / "in.jsonl", rows(120)), tmp_path / "out.jsonl"
    finish(Batch(str(source), tmp_path / "clean.jsonl"))
    for seconds in (1.2, 1.7, 2.3):
        process = subprocess.Popen(
            [*PROGRAM, "annotate", str(source), "-o", str(out), "-q", "-w", "2"], stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert run("annotate", str(source), "-o", str(out), "-q", "-w", "2").returncode == 0
    assert out.read_bytes() == (tmp_path / "clean.jsonl").read_bytes()


def dying(lines: list[batches.Line]) -> list[batches.Done]:
    """Stands in for the reading of a row that takes its process with it."""
    if any("deadly" in line for _, line in lines):
        os.kill(os.getpid(), signal.SIGKILL)
    return [(number, json.dumps({"line": number}), None) for number, _ in lines]


def test_a_process_that_dies_costs_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "annotate_lines", dying)
    lines = [(i, "deadly" if i == 6 else "fine") for i in range(1, 40)]
    found = (batches.Chunk(lines[i : i + 4], i) for i in range(0, len(lines), 4))
    done = [d for _, chunk in batches.annotated(found, 2) for d in chunk]
    assert [number for number, _, _ in done] == [number for number, _ in lines]
    assert [number for number, row, _ in done if row is None] == [6]
    assert "died" in str(next(problem for number, _, problem in done if number == 6))


def test_an_output_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    source, out = written(tmp_path / "in.jsonl", rows(2)), tmp_path / "out.jsonl"
    out.write_text("precious\n")
    with pytest.raises(PageError, match="--fresh"):
        finish(Batch(str(source), out))
    assert out.read_text() == "precious\n"
    out.write_text(json.dumps({"line": 1, "version": "0.0.1+older"}) + "\n")
    with pytest.raises(PageError, match="version"):
        finish(Batch(str(source), out))
    finish(Batch(str(source), out, fresh=True))
    assert len(read_rows(out)) == 2


@pytest.mark.parametrize("source", ["gone.jsonl", "."])
def test_input_that_cannot_be_read_is_one_line(tmp_path: Path, source: str) -> None:
    done = run("annotate", source, "-o", "out.jsonl", "-q", cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "out.jsonl").exists()


def test_memory_is_bounded_by_how_far_ahead_is_read() -> None:
    asked = 0

    def endless() -> Any:
        nonlocal asked
        while True:
            asked += 1
            yield batches.Chunk([], asked)

    found = batches.annotated(endless(), 2)
    next(found)
    assert asked <= 2 * batches.AHEAD


def test_standard_input(tmp_path: Path) -> None:
    text = "".join(json.dumps(r) + "\n" for r in rows(3))
    assert run("annotate", "-", "-o", str(tmp_path / "out.jsonl"), "-q", given=text.encode()).returncode == 0
    assert len(read_rows(tmp_path / "out.jsonl")) == 3
    assert sys.version_info >= (3, 11)
