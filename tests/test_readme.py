"""The README is true: its commands run, its result is the program's, its links lead somewhere."""

import re
import shlex
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.golden import report_of, story_of

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = [line[2:] for block in re.findall(r"```console\n(.*?)```", README, re.S) for line in block.splitlines() if line.startswith("$ ")]
PROGRAM = [sys.executable, "-c", "from accordingto.cli import main; main()"]


OURS = [c for c in COMMANDS if c.startswith("accordingto ")]


def shown_of(name: str) -> str:
    """What the README shows of a result; an ellipsis line stands for what it leaves out."""
    found = re.search(rf"<!-- result: {re.escape(name)} -->\n```text\n(.*?)```", README, re.S)
    assert found
    return found[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the commands put their files, one after another."""
    return tmp_path_factory.mktemp("readme")


@pytest.mark.parametrize("command", [c for c in OURS if " serve " not in c])
def test_command_of_the_readme_runs(command: str, folder: Path) -> None:
    words, _, given = command.partition(" < ")
    args = [str(folder / a) if a in ("annotated.jsonl", "news.db") else a for a in shlex.split(words)[1:]]
    if "news.db" in command and not (folder / "news.db").exists():
        filled = [a.replace("news.db", str(folder / "news.db")) for a in shlex.split(next(c for c in OURS if " ingest " in c))[1:]]
        subprocess.run([*PROGRAM, *filled], capture_output=True, cwd=ROOT, check=True)
    stdin = (ROOT / given.strip()).read_bytes() if given else b""
    done = subprocess.run([*PROGRAM, *args], input=stdin, capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout or done.stderr or (folder / "annotated.jsonl").stat().st_size


def test_the_site_of_the_readme_opens(tmp_path: Path) -> None:
    (command,) = [c for c in OURS if " serve " in c]
    args = [str(tmp_path / "news.db") if a == "news.db" else a for a in shlex.split(command)[1:]]
    subprocess.run([*PROGRAM, "ingest", "examples/story.jsonl", "--db", str(tmp_path / "news.db")], capture_output=True, cwd=ROOT, check=True)
    with subprocess.Popen([*PROGRAM, *args, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT) as site:
        assert site.stdout
        address = re.search(r"http://[\w.:]+/", site.stdout.readline())
        assert address
        with urllib.request.urlopen(address[0]) as page:
            assert "Brandt" in page.read().decode()
        site.terminate()


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith("make ")])
def test_target_of_the_readme_is_there(command: str) -> None:
    done = subprocess.run(["make", "-n", *shlex.split(command)[1:]], capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_every_command_is_of_a_kind_that_is_tested() -> None:
    assert {c.split()[0] for c in COMMANDS} <= {"accordingto", "make", "pip"}


def test_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.S)
    exec(compile(code, "README.md", "exec"), {})  # our own text
    assert "Two officials" in capsys.readouterr().out


def test_the_result_shown_is_the_programs() -> None:
    whole = report_of("examples/seed.txt")
    pieces = shown_of("examples/seed.txt").split("\n…\n")
    assert len(pieces) > 1
    for piece in pieces:
        assert piece.strip("\n") in whole, "looked at and better? then `make golden`"


def test_the_story_shown_is_the_programs() -> None:
    assert shown_of("examples/story.jsonl").strip("\n") == story_of("examples/story.jsonl").strip("\n"), "looked at and better? then `make golden`"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_to_files(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
