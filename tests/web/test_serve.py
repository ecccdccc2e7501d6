"""`accordingto serve`: what it listens at, and what it says where it can't."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner

from accordingto.cli.program import app
from accordingto.cli.serve import is_loopback, listen
from accordingto.errors import AccordingtoError, StoreError
from tests.web.conftest import TOKEN

run = CliRunner().invoke
PROGRAM = [sys.executable, "-c", "from accordingto.cli import main; main()"]


def test_a_busy_port_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(AccordingtoError, match=f"port {port} is taken by another program; name another with --port"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize(("host", "words"), [("192.0.2.7", "is no address of this machine"), ("no such host", "127|known|host")])
def test_a_wrong_host_is_told(host: str, words: str) -> None:
    with pytest.raises(AccordingtoError, match=words):
        listen(host, 0)


def test_a_missing_store_is_told(tmp_path: Path) -> None:
    answer = run(app, ["serve", "--db", str(tmp_path / "none.db")])
    assert isinstance(answer.exception, StoreError)
    assert "no such file; make it with `accordingto ingest" in str(answer.exception)


def test_a_short_token_is_refused(stories: Path) -> None:
    answer = run(app, ["serve", "--db", str(stories), "--token", "short"])
    assert answer.exit_code == 2
    assert "at least 16 characters" in re.sub(r"\W*\n\W*", " ", answer.output)


def test_loopback_is_told_from_the_rest() -> None:
    assert [is_loopback(h) for h in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "192.168.1.2", "news.example")] == [True] * 3 + [False] * 3


def test_it_serves_at_loopback_until_it_is_ended(stories: Path) -> None:
    environment = {**os.environ, "ACCORDINGTO_TOKEN": TOKEN}
    with subprocess.Popen([*PROGRAM, "serve", "--db", str(stories), "--port", "0"], stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr
        line = process.stderr.readline()
        found = re.fullmatch(r"accordingto: (http://127\.0\.0\.1:\d+/) shows .*news\.db; Ctrl\+C ends it\n", line)
        try:
            assert found, line
            with urllib.request.urlopen(f"{found[1]}claims") as answer:
                assert b"harbour of Northport" in answer.read()
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)
