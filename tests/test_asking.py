"""The commands that ask and decide, as a person uses them."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from accordingto.cli.program import app
from accordingto.errors import AccordingtoError
from accordingto.linking import link
from accordingto.store import Store
from tests.hahn import LEAVES, OFFICIALS, STEPS, world
from tests.stores import kept


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asking") / "news.db"
    with kept(path, *world()) as store:
        link(store)
    return path


def run(*arguments: str, db: Path) -> Result:
    """Run a command on a store."""
    return CliRunner().invoke(app, [*arguments, "--db", str(db)])


def told(*arguments: str, db: Path) -> str:
    """What a command prints; it must end well."""
    done = run(*arguments, db=db)
    assert done.exit_code == 0, (done.output, done.exception)
    return done.output


def refused(*arguments: str, db: Path) -> str:
    """The one line in which a command is refused."""
    done = run(*arguments, db=db)
    assert isinstance(done.exception, AccordingtoError)
    assert "\n" not in str(done.exception)
    return str(done.exception)


def claim_id(db: Path) -> str:
    """The claim that the tests look at."""
    return str(json.loads(told("claims", "resign", "--json", db=db))[0]["id"])


def test_claims(db: Path) -> None:
    shown = told("claims", "resign", db=db)
    assert LEAVES in shown
    assert f"echo of {OFFICIALS}" in shown
    rows = list(csv.DictReader(io.StringIO(told("claims", "resign", "--csv", db=db))))
    assert (rows[0]["reports"], rows[0]["sources_least"], rows[0]["sources_most"]) == ("5", "1", "2")
    assert json.loads(told("claims", "--actor", "Hahn", "--outlet", "Ostrov Daily", "--json", db=db))[0]["words"] == LEAVES
    assert "No claim answers" in told("claims", "zeppelin", "--exact", db=db)
    assert "--json and --csv" in run("claims", "--json", "--csv", db=db).output
    assert run("claims", "--since", "soon", db=db).exit_code == 2
    assert run("claims", "--since", "2024-05", "--until", "2024-04", db=db).exit_code == 2


def test_a_claim_as_a_tree(db: Path) -> None:
    key = claim_id(db)
    lines = told("claim", key, db=db).splitlines()
    root = next(i for i, line in enumerate(lines) if line.startswith(OFFICIALS))
    assert "ECHO: 3 reports share this root" in lines[root]
    below = [line for line in lines[root + 1 :] if "Valmor Times ·" in line or "Kessel Post ·" in line or "Drovitsa News ·" in line][:3]
    assert [line.index("└") for line in below] == [0, 4, 8]
    assert f"cites Valmor Times: Valmor Times has told the same claim" in "\n".join(lines)  # noqa: F541
    assert "against" in "\n".join(lines)
    assert "meaning" in told("claim", key, "--why", db=db)
    assert len(list(csv.DictReader(io.StringIO(told("claim", key, "--csv", db=db))))) == 5
    assert {e["kind"] for e in json.loads(told("claim", key, "--json", db=db))["edges"]} == {"heard", "cites"}


def test_a_circle_is_drawn(db: Path) -> None:
    key = json.loads(told("claims", "dam cracked", "--json", db=db))[0]["id"]
    shown = told("claim", key, db=db)
    assert "circle: " in shown
    assert "Lowen Gazette → Mira Echo → Lowen Gazette" in shown
    assert shown.count("Mira Echo · 2024-05-01") >= 1


def test_trace(db: Path) -> None:
    for asked in (STEPS, "https://drovitsanews.example/c"):
        shown = told("trace", asked, "-n", "1", db=db)
        assert "first told 2024-03-05 by Valmor Times" in shown
        assert f"it comes from {OFFICIALS}, heard by Valmor Times" in shown
    rows = list(csv.DictReader(io.StringIO(told("trace", STEPS, "-n", "1", "--csv", db=db))))
    assert [(r["outlet"], r["how"], r["whom"]) for r in rows][1] == ("Kessel Post", "cites", "Valmor Times")
    assert "no page from" in refused("trace", "https://drovitsanews.example/gone", db=db)


def test_actor(db: Path) -> None:
    shown = told("actor", "hahn", db=db)
    assert "also called Hahn" in shown
    assert "contradiction: reported both to say this and to deny it" in shown
    assert "if the council agrees" in shown
    rows = list(csv.DictReader(io.StringIO(told("actor", "hahn", "--csv", db=db))))
    assert [r["what"] for r in rows] == ["statement"] * 4 + ["position"] * 2
    assert json.loads(told("actor", "Hahn", "--json", db=db))["name"] == "Karl Hahn"
    assert refused("actor", "Karl Han", db=db).endswith("(near: Karl Hahn)")


def test_outlet(db: Path) -> None:
    shown = told("outlet", "kesselpost.example", db=db)
    assert "67% at first hand" in shown
    assert "Valmor Times" in shown
    assert "is cited by: Drovitsa News (1 report)" in shown
    assert told("outlet", "Kessel Post", "--csv", db=db).splitlines()[1] == "relies on,Valmor Times,1,1,1"
    assert "near: Kessel Post" in refused("outlet", "Kesel Post", db=db)


def test_timeline(db: Path) -> None:
    shown = told("timeline", "autumn", db=db)
    assert shown.index("2024-03-05") < shown.index("2024-03-06") < shown.index("2024-04-02")
    rows = list(csv.DictReader(io.StringIO(told("timeline", "resign", "--csv", db=db))))
    assert (rows[0]["day"], rows[0]["new"]) == ("2024-03-05", "yes")
    assert json.loads(told("timeline", "--outlet", "Mira Echo", "--json", db=db))["days"][0]["day"] == "2024-05-01"


def test_people_decide(tmp_path: Path) -> None:
    path = tmp_path / "n.db"
    with kept(path, *world()):
        pass
    assert "no claims yet" in told("claims", "resign", db=path)
    told("link", "-q", db=path)
    key = claim_id(path)
    statement = json.loads(told("claim", key, "--json", db=path))["reports"][2]["key"]
    assert "decision 1: split" in told("split", key, statement, "--by", "ada", db=path)
    assert json.loads(told("claim", key, "--json", db=path))["claim"]["reports"] == 4
    assert "decision 2: joined" in told("join", key, statement, "--by", "bea", "--no-link", db=path)
    assert json.loads(told("claim", key, "--json", db=path))["claim"]["reports"] == 4
    told("link", "-q", db=path)
    assert json.loads(told("claim", key, "--json", db=path))["claim"]["reports"] == 5
    assert "decision 2: joined by bea" in told("claim", key, db=path)
    told("undo", "2", db=path)
    assert json.loads(told("claim", key, "--json", db=path))["claim"]["reports"] == 4
    assert [line.split()[0] for line in told("decisions", db=path).splitlines()] == ["1"]
    assert "taken back" in told("decisions", "--undone", db=path)
    assert "no decision has the number 9" in refused("undo", "9", db=path)


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    for command in (["claims"], ["claim", "c1"], ["trace", "x"], ["actor", "x"], ["outlet", "x"], ["timeline"], ["link"]):
        assert "no such file" in refused(*command, db=tmp_path / "gone.db")


def test_ids_that_are_not_there(db: Path) -> None:
    assert "no claim “zzz”" in refused("claim", "zzz", db=db)
    with Store.open(db) as store:
        near = store.corpus.claims([1])[0].id
    assert near in refused("claim", near[:-1] + "x", db=db)


DOCS = Path(__file__).parent.parent / "docs" / "corpus.md"


def test_what_the_docs_show_is_what_the_commands_print(db: Path) -> None:
    import re

    shown = told("claims", "resign", db=db) + told("claim", claim_id(db), db=db)
    printed = {line.rstrip() for line in shown.splitlines()}
    blocks = re.findall(r"```text\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    assert len(blocks) == 2
    for line in "".join(blocks).splitlines():
        assert line.rstrip() in printed
