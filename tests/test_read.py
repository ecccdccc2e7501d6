"""`accordingto read` as a person uses it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROGRAM = [sys.executable, "-c", "from accordingto.cli import main; main()"]


def run(*args: str, given: bytes = b"", cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([*PROGRAM, *args], input=given, capture_output=True, cwd=cwd, check=False)
    return subprocess.CompletedProcess(args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_report_shows_chain_words_and_summary() -> None:
    done = run("read", "examples/seed.txt")
    assert done.returncode == 0
    flat = " ".join(done.stdout.split())
    assert "Russian websites → The New York Times → two former high-ranking Russian officials" in flat
    assert "‹Moscow› «denies» [its involvement in war crimes" in flat
    assert "at first hand" in flat
    assert "on condition" in flat
    assert "to freeze military operations" in flat
    assert done.stderr == ""


def test_why_gives_reasons() -> None:
    assert "the outlet says where it has this from" in " ".join(run("read", "--why", "examples/seed.txt").stdout.split())


def test_json_is_one_object_a_page() -> None:
    done = run("read", "--json", "examples/pages")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(r["place"]).name for r in rows] == ["budget.txt", "dam.txt", "harbour.html", "vaccine.html"]
    assert any(r["positions"] for r in rows)
    assert all(s["act_reason"] and s["certainty_reason"] and s["manner_reason"] for r in rows for s in r["statements"])
    assert all(r["statements"] and r["actors"] and r["version"] for r in rows)


def test_reads_standard_input() -> None:
    done = run("read", "--json", "-", given=b"The mayor denied that she had signed it.")
    assert json.loads(done.stdout)["statements"][0]["act"] == "deny"


def test_times_spoken_of_are_shown() -> None:
    given = b"The mayor denied that the bridge had been closed since last autumn."
    row = json.loads(run("read", "--json", "--published", "2024-03-14", "-", given=given).stdout)
    told = row["statements"][0]["speaks_of"]
    assert [(t["text"], t["value"]) for t in told] == [("since last autumn", "2023-09/2024-03")]
    assert told[0]["reason"]
    report = run("read", "--published", "2024-03-14", "-", given=given).stdout
    assert "speaks of: 2023-09/2024-03" in " ".join(report.split())


def test_what_is_given_beats_the_page() -> None:
    done = run("read", "--json", "--outlet", "The Gazette", "--published", "2024-05-31", "examples/seed.txt")
    row = json.loads(done.stdout)
    assert row["outlet"]["value"] == "The Gazette"
    assert row["published"]["value"] == "2024-05-31"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [("gone.txt", None, "No such file"), ("a.pdf", b"%PDF-1.7 x", "is a PDF"), ("b.txt", b"ab\x00cd", "no text")],
)
def test_a_bad_page_costs_one_line_and_the_rest_goes_on(tmp_path: Path, name: str, content: bytes | None, words: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text("The mayor denied it.")
    done = run("read", "--json", name, "good.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert name in done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_an_empty_folder_and_a_bad_date_are_told(tmp_path: Path) -> None:
    assert "holds no pages" in run("read", str(tmp_path)).stderr
    done = run("read", "--published", "yesterday", "examples/seed.txt")
    assert done.returncode == 2
    assert "is no date" in " ".join(done.stderr.split())


def test_version_and_help() -> None:
    assert run("--version").stdout.startswith("accordingto 0.")
    for args in (["--help"], ["read", "--help"], ["annotate", "--help"]):
        assert run(*args).returncode == 0
