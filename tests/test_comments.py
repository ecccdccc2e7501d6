"""Readers' comments: taken, checked, held, decided on, shown, deleted until no word of them is left in the file."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from accordingto.cli.program import app
from accordingto.commenting import KEY, Comments, Rules, cleaned
from accordingto.comments import Past, Seen, Subject, Submission, address_code, age_of, judge, policy, stamp_of
from accordingto.comments.bayes import likelihood
from accordingto.comments.words import features, links, runs
from accordingto.errors import CommentError, StoreError
from accordingto.store import Store
from tests.stores import made

NOW = datetime(2024, 5, 31, 10, tzinfo=UTC)
DAM = Subject("article", "a1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


@pytest.fixture
def site(path: Path) -> Iterator[Comments]:
    with Store.open(path) as store:
        yield Comments(store)


def write(site: Comments, text: str, *, at: datetime = NOW, took: float = 60, subject: Subject = DAM, **more: Any) -> Submission:
    """A comment from a form that was opened some seconds ago."""
    return Submission(subject, text, site.stamp(subject, at - timedelta(seconds=took)), **{"address": "192.0.2.7", **more})


def send(site: Comments, text: str, *, at: datetime = NOW, **more: Any) -> int:
    """The number of a comment that is posted."""
    return site.post(write(site, text, at=at, **more), at).number


def says(site: Comments, number: int) -> dict[str, str]:
    """What each check says of a comment."""
    return {r.check: r.says for r in site.store.comments.comment(number).reasons}


def test_a_comment_is_held_until_a_moderator_shows_it(site: Comments) -> None:
    posted = site.post(write(site, "The bridge was closed on Monday, not on Tuesday.", name="Ada"), NOW)
    assert posted.state == "held"
    assert site.shown(DAM) == []
    (waiting,) = site.queue()
    assert (waiting.number, waiting.name, waiting.text) == (posted.number, "Ada", "The bridge was closed on Monday, not on Tuesday.")
    assert {r.says for r in waiting.reasons} == {"fine"}
    assert {r.check for r in waiting.reasons} == {"trap", "speed", "rate", "links", "repeated", "words"}
    site.approve(posted.number, "eve", NOW)
    assert [(c.text, c.decided_by) for c in site.shown(DAM)] == [(waiting.text, "eve")]
    assert site.queue() == []
    assert site.shown(Subject("claim", "a1")) == []
    site.reject(posted.number, "dan", NOW)
    assert site.shown(DAM) == []
    with pytest.raises(CommentError, match="name of who"):
        site.approve(posted.number, " ")
    with pytest.raises(StoreError, match="no comment has the number 99"):
        site.approve(99, "eve")


def test_rules_may_show_what_no_check_finds_odd(path: Path) -> None:
    with Store.open(path) as store:
        site = Comments(store, Rules(publish=True))
        assert site.post(write(site, "A good piece."), NOW).state == "approved"
        assert site.post(write(site, "Too fast.", took=1), NOW).state == "held"
        assert site.post(write(site, "Filled in.", trap="http://x.example"), NOW).state == "spam"


def test_the_hidden_field_is_a_trap(site: Comments) -> None:
    number = send(site, "Nice post!", trap="https://pills.example")
    assert says(site, number)["trap"] == "spam"
    assert site.queue() == []


def test_a_form_is_ours_of_its_subject_and_not_too_old(site: Comments) -> None:
    ours = write(site, "Hello there.")
    for wrong in (
        replace(ours, stamp=ours.stamp[:-1] + ("0" if ours.stamp[-1] != "0" else "1")),
        replace(ours, stamp=""),
        replace(ours, stamp="..."),
        replace(ours, stamp="²." + ours.stamp),
        replace(ours, subject=Subject("article", "a2")),
        replace(ours, subject=Subject("claim", "a1")),
    ):
        with pytest.raises(CommentError, match="wasn't made by this site"):
            site.post(wrong, NOW)
    for late in (NOW + timedelta(days=2), NOW - timedelta(hours=1)):
        with pytest.raises(CommentError, match="too old"):
            site.post(ours, late)
    assert says(site, send(site, "Quick.", took=1))["speed"] == "suspect"
    assert site.store.comments.counts()["held"] == 1


def test_a_form_that_is_sent_twice_is_there_once(site: Comments) -> None:
    one = write(site, "Hello there.")
    first = site.post(one, NOW)
    assert site.post(one, NOW) == first
    with pytest.raises(CommentError, match="sent already"):
        site.post(replace(one, text="Another."), NOW)
    assert site.store.comments.counts()["held"] == 1


def test_too_many_from_one_address_are_refused(site: Comments) -> None:
    numbers = [send(site, f"Thought number {i} on this very thing {i}.") for i in range(policy.RATE_HOUR)]
    assert [says(site, n)["rate"] for n in numbers] == ["fine"] * 4 + ["suspect"]
    with pytest.raises(CommentError, match="in the last hour"):
        send(site, "One more.")
    send(site, "From elsewhere.", address="198.51.100.9")
    send(site, "An hour later.", at=NOW + timedelta(minutes=61))


def test_no_address_is_kept_and_its_code_goes_after_a_day(site: Comments, path: Path) -> None:
    number = send(site, "Hello there.", address="203.0.113.77")
    row = site.store.database.one("SELECT address FROM reader_comments WHERE number = ?", (number,))
    assert row
    assert len(row[0]) == 32
    later = NOW + timedelta(days=1, hours=1)
    send(site, "A day later.", at=later, address="203.0.113.77")
    codes = [code for (code,) in site.store.database.all("SELECT address FROM reader_comments ORDER BY number")]
    assert codes[0] is None
    assert codes[1] != row[0]
    assert [d for (d,) in site.store.database.all("SELECT day FROM comment_salts ORDER BY day")] == ["2024-05-31", "2024-06-01"]
    site.purge(NOW + timedelta(days=9))
    assert site.store.database.all("SELECT * FROM comment_salts") == []
    assert site.store.database.all("SELECT 1 FROM reader_comments WHERE address IS NOT NULL") == []
    site.store.close()
    assert b"203.0.113.77" not in raw(path)
    assert row[0].encode() not in raw(path)


def test_codes_of_addresses_change_with_the_salt_and_count_networks() -> None:
    assert address_code(b"a", "192.0.2.1") != address_code(b"b", "192.0.2.1")
    assert address_code(b"a", "192.0.2.1") != address_code(b"a", "192.0.2.2")
    assert address_code(b"a", "2001:db8::1") == address_code(b"a", "2001:db8::ffff")
    assert address_code(b"a", "2001:db8::1") != address_code(b"a", "2001:db8:0:1::1")
    assert address_code(b"a", "::ffff:192.0.2.1") == address_code(b"a", "192.0.2.1")
    assert address_code(b"a", "unix socket")


def test_links_and_repeats(site: Comments) -> None:
    assert links("See https://a.example/x and www.b.example, or cheap-pills.biz. At 10.30 it was 3.5 degrees.") == [
        "https://a.example/x",
        "www.b.example,",
        "cheap-pills.biz",
    ]
    assert says(site, send(site, "One source: https://a.example/x"))["links"] == "fine"
    assert says(site, send(site, "Two: https://a.example/x https://b.example/y"))["links"] == "suspect"
    many = send(site, "Buy " + " ".join(f"https://{c}.example" for c in "abcdef"))
    assert says(site, many)["links"] == "spam"
    text = "Earn a thousand a week from home, just like my sister did, ask me how"
    first = send(site, text, address="198.51.100.1")
    again = send(site, text.upper() + "!!", address="198.51.100.2")
    assert says(site, again)["repeated"] == "suspect"
    site.reject(first, "eve", NOW)
    site.reject(again, "eve", NOW)
    third = send(site, text + " today", address="198.51.100.3")
    assert says(site, third)["repeated"] == "spam"
    assert site.store.comments.comment(third).state == "spam"


SPAM = [f"Cheap casino bonus number {i}, win money fast at our casino" for i in range(6)]
HAM = [f"The mayor told the council something else in meeting {i}, as the minutes show" for i in range(6)]


def taught(site: Comments) -> list[int]:
    """Comments of both kinds, decided on."""
    numbers = []
    for i, (spam, ham) in enumerate(zip(SPAM, HAM, strict=True)):
        for text, decide in ((spam, site.reject), (ham, site.approve)):
            numbers.append(send(site, text, address=f"198.51.100.{i}"))
            decide(numbers[-1], "eve", NOW)
    return numbers


def test_words_are_learned_from_the_moderator(site: Comments) -> None:
    assert says(site, send(site, "win casino money", address="203.0.113.1"))["words"] == "fine"
    numbers = taught(site)
    assert site.store.comments.learned() == Seen(6, 6)
    number = send(site, "A bonus of money waits in the casino for you", address="203.0.113.2")
    assert says(site, number)["words"] in ("suspect", "spam")
    (reason,) = (r for r in site.store.comments.comment(number).reasons if r.check == "words")
    assert "casino" in reason.words
    assert says(site, send(site, "What did the council say to the mayor in the meeting?", address="203.0.113.3"))["words"] == "fine"
    site.approve(numbers[0], "dan", NOW)
    assert site.store.comments.learned() == Seen(5, 7)
    site.reject(numbers[0], "dan", NOW)
    site.reject(numbers[0], "dan", NOW)
    assert site.store.comments.learned() == Seen(6, 6)
    site.store.comments.delete(numbers)
    assert site.store.comments.learned() == Seen(0, 0)
    assert site.store.database.all("SELECT * FROM comment_words") == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=8), st.lists(st.sampled_from(["spam", "approved"]), max_size=3)), max_size=5))
def test_what_was_learned_is_unlearned_when_it_is_deleted(told: list[tuple[str, str, list[Any]]]) -> None:
    with Store.open(":memory:") as store:
        site, numbers = Comments(store), []
        for i, (text, name, states) in enumerate(told):
            comment = cleaned(Submission(DAM, text, "", name))
            verdict = judge(comment, Past(60))
            kept = store.comments.add(DAM, comment.name, comment.text, verdict, NOW, stamp=str(i), token=str(i), address="x")
            numbers.append(kept.number)
            for state in states:
                store.comments.decide(kept.number, state, "eve", NOW)
            assert kept.text == comment.text
        decided = [states[-1] for _, _, states in told if states]
        assert store.comments.learned() == Seen(decided.count("spam"), decided.count("approved"))
        for number in numbers:
            site.delete(number)
        assert store.comments.learned() == Seen(0, 0)
        assert store.database.all("SELECT * FROM comment_words") == []


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text(max_size=5), st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda t: Seen(*t)), max_size=40))
def test_likelihoods_are_shares_and_need_both_kinds(words: dict[str, Seen]) -> None:
    assert likelihood(words, Seen(50, 4)) is None
    likely = likelihood(words, Seen(50, 50))
    assert likely is not None
    assert 0 <= likely <= 1
    assert likelihood({}, Seen(50, 50)) == 0.5


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_text_can_be_taken_apart(text: str) -> None:
    assert all(features(text, text))
    assert all(0 < len(run) <= 3 for run in runs(text))
    assert judge(Submission(DAM, text, ""), Past(9)).reasons
    once = cleaned(Submission(DAM, text, "", text))
    assert cleaned(once) == once
    once.text.encode()
    assert "\n" not in once.name


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20), st.text(max_size=20), st.integers(0, policy.FORM_MOST), st.text(max_size=30))
def test_stamps_can_not_be_made_by_others(key: str, other: str, age: int, junk: str) -> None:
    stamp = stamp_of(b"secret", Subject("article", key), 1e9)
    assert age_of(b"secret", Subject("article", key), stamp, 1e9 + age) == age
    for secret, subject, told in (
        (b"other", key, stamp),
        (b"secret", other + "x" + key, stamp),
        (b"secret", key, junk),
        (b"secret", key, stamp + junk + "x"),
    ):
        with pytest.raises(CommentError):
            age_of(secret, Subject("article", subject), told, 1e9 + age)


@pytest.mark.parametrize(
    ("text", "more", "words"),
    [
        (" \n ", {}, "no text"),
        ("x" * 6000, {}, "too long"),
        ("Hello.", {"name": "x" * 99}, "name is too long"),
        ("Hello.", {"token": "guessed"}, "no comment has that code"),
    ],
)
def test_what_is_not_taken_is_told(site: Comments, text: str, more: dict[str, Any], words: str) -> None:
    with pytest.raises(CommentError, match=words) as caught:
        send(site, text, **more)
    assert "\n" not in str(caught.value)
    assert site.store.comments.counts() == {"held": 0, "approved": 0, "spam": 0}


def raw(path: Path) -> bytes:
    """All bytes of a store: the file, and the log beside it."""
    return b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))


def test_deleted_is_gone_from_the_file(site: Comments, path: Path) -> None:
    """Also where pages are split, rows change and many others stand around."""
    fill = [send(site, f"Filler {i} " + f"word{i} " * 90, address=f"198.51.{i}.1") for i in range(60)]
    numbers = [send(site, f"Zanzibar Xylophone {i} " + f"quixotic{i} " * 200, name=f"Wilhelmina{i}", address=f"203.0.{i}.1") for i in range(30)]
    for number in numbers[::2]:
        site.approve(number, "eve", NOW)
    for number in numbers[::3]:
        site.reject(number, "eve", NOW)
    codes = [str(code) for (code,) in site.store.database.all("SELECT address FROM reader_comments WHERE name <> ''")]
    tokens = [site.store.comments.token(n) for n in numbers]
    assert b"Xylophone" in raw(path)
    for number in numbers[:10]:
        assert site.delete(number)
    for number in fill[::2]:
        site.approve(number, "eve", NOW)
    assert site.store.comments.delete(numbers[10:])
    left = raw(path).lower()
    for word in ("zanzibar", "xylophone", "quixotic", "wilhelmina", *codes, *tokens):
        assert word.encode() not in left
    assert b"filler" in left
    assert site.store.comments.counts() == {"held": 30, "approved": 30, "spam": 0}


def test_deletion_while_another_reads_is_told_and_done_later(site: Comments, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accordingto.store.commenting.HURRY", 20)
    number = send(site, "Zanzibar and nothing else")
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM reader_comments").fetchall()
    assert not site.delete(number)
    assert b"Zanzibar" in raw(path)
    reader.execute("COMMIT")
    reader.close()
    assert site.purge(NOW) == (0, True)
    assert b"zanzibar" not in raw(path).lower()


def test_one_who_comments_sees_and_deletes_by_the_token(site: Comments, path: Path) -> None:
    first = site.post(write(site, "Zanzibar is my first.", name="Ada"), NOW)
    second = site.post(write(site, "And a second one.", token=first.token, subject=Subject("claim", "c1")), NOW)
    other = site.post(write(site, "From somebody else."), NOW)
    assert second.token == first.token != other.token
    assert first.token.encode() not in raw(path)
    told = site.export(first.token)
    assert [(c["subject"], c["name"], c["text"]) for c in told["comments"]] == [
        ("article:a1", "Ada", "Zanzibar is my first."),
        ("claim:c1", "", "And a second one."),
    ]
    json.dumps(told)
    assert site.erase(first.token) == (2, True)
    assert b"zanzibar" not in raw(path).lower()
    assert [c.number for c in site.queue()] == [other.number]
    for token in (first.token, "", "x"):
        with pytest.raises(CommentError, match="no comment has that code"):
            site.export(token)
        with pytest.raises(CommentError, match="no comment has that code"):
            site.erase(token)


def test_what_is_too_old_is_purged(site: Comments, path: Path) -> None:
    taught(site)
    held = send(site, "Nobody decided on this one, ever", address="203.0.113.9")
    spam = send(site, "Unforgettable quokka pills", address="203.0.113.8")
    site.reject(spam, "eve", NOW)
    assert site.purge(NOW + timedelta(days=policy.SPAM_DAYS - 1)) == (0, True)
    assert site.purge(NOW + timedelta(days=policy.SPAM_DAYS + 1)) == (7, True)
    assert b"quokka" not in raw(path)
    assert site.store.comments.words(["casino", "quokka"]) == {"casino": Seen(6, 0)}
    assert site.store.comments.counts() == {"held": 1, "approved": 6, "spam": 0}
    assert site.purge(NOW + timedelta(days=policy.HELD_DAYS + 1))[0] == 1
    with pytest.raises(StoreError):
        site.store.comments.comment(held)
    assert site.store.comments.counts()["approved"] == 6


def test_the_privacy_page_says_what_the_code_does(site: Comments, monkeypatch: pytest.MonkeyPatch) -> None:
    told = site.privacy()
    for days in (policy.SPAM_DAYS, policy.HELD_DAYS, policy.ADDRESS_DAYS, policy.RATE_HOUR):
        assert str(days) in told
    assert "Akismet" not in told
    assert "after a moderator" in told
    monkeypatch.setattr(policy, "SPAM_DAYS", 77)
    assert "77 days" in site.privacy()
    assert "at once" in Comments(site.store, Rules(publish=True)).privacy()


def test_comments_go_along_with_an_article_that_is_cut_otherwise(site: Comments) -> None:
    reading, page = made("Ann said yes.", url="https://p.example/1")
    key = site.store.add(reading, page)
    send(site, "I was there.", subject=Subject("article", key))
    now = site.store.add(made("By us. Ann said yes.", url="https://p.example/1", version="2")[0], page)
    assert [c.subject for c in site.queue()] == [Subject("article", now)]


def test_a_moderator_works_from_the_command_line(site: Comments, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY, raising=False)
    numbers = [send(site, f"Comment {i}:\nsee https://a.example and https://b.example number {i}", name="Ada") for i in range(3)]
    run = CliRunner().invoke
    told = run(app, ["comments", "list", "--db", str(path)]).stdout
    assert told.count("held  Ada on article:a1") == 3
    assert "| see https://a.example" in told
    assert "suspect: links: 2 links" in told
    for command, number, words in (("approve", 0, "is shown"), ("spam", 1, "taken for spam"), ("delete", 2, "is deleted")):
        done = run(app, ["comments", command, str(numbers[number]), "--db", str(path), *(["--who", "eve"] if command != "delete" else [])])
        assert (done.exit_code, words in done.stdout) == (0, True)
    lines = run(app, ["comments", "list", "--state", "all", "--json", "--db", str(path)]).stdout.splitlines()
    assert [(json.loads(line)["state"], json.loads(line)["decided_by"]) for line in lines] == [("approved", "eve"), ("spam", "eve")]
    assert "0 comments deleted" in run(app, ["comments", "purge", "--db", str(path)]).stdout
    with pytest.raises(CommentError, match="is no state"):
        run(app, ["comments", "list", "--state", "lost", "--db", str(path)], catch_exceptions=False)
