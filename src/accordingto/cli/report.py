"""A reading as a report for a person in a terminal."""

from collections import Counter
from dataclasses import dataclass

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accordingto.model import Actor, Article, Reading, Span, Statement

STYLES = {"source": "bold cyan", "cue": "bold yellow", "content": "green"}
MARKS = {"source": ("‹", "›"), "cue": ("«", "»"), "content": ("[", "]")}
"""What sets the roles off where there is no colour."""
TIMES = 3
"""Times of a content that are shown."""
SHORT = 140
"""Characters of a position's words that are shown."""
LONG = 420
"""Characters of a statement's words that are shown; the middle of longer ones is left out."""


def print_report(reading: Reading, place: str, *, why: bool = False, first: bool = True, console: Console | None = None) -> None:
    """Print a reading: the article's head, each statement, and who the sources are."""
    console = console or Console(highlight=False, soft_wrap=False)
    if not first:
        console.print()
        console.rule(style="dim")
    head(reading.article, place, console)
    if not reading.statements:
        console.print("\nNo statement was found in this text.")
        return
    names = {a.id: a for a in reading.actors}
    for i, statement in enumerate(reading.statements, 1):
        console.print()
        print_statement(i, statement, reading, names, console, why=why)
    console.print()
    console.print(Text(totals(reading), style="bold"))
    console.print(summary(reading))
    if reading.positions:
        console.print()
        console.print(positions(reading))


def head(article: Article, place: str, console: Console) -> None:
    """The article's own facts."""
    console.print(Text(article.title.value if article.title else "(no title found)", style="bold"))
    published = article.published
    day = f"{published.value} ({published.found}{': ' + published.reason if published.reason else ''})" if published else "no date found"
    facts = [article.outlet.value if article.outlet else "outlet not known", ", ".join(a.value for a in article.authors) or "no author found", day]
    if article.section:
        facts.append(" › ".join(article.section))
    words = sum(len(span.of(article.text).split()) for span in article.body)
    console.print(Text(" · ".join([*facts, article.language or "language not known", f"{words} words"]), style="dim"))
    if article.language not in (None, "en"):
        console.print(Text(f"The model was trained on English; what it finds in “{article.language}” is not to be relied on.", style="red"))
    console.print(Text(place, style="dim"))


def print_statement(number: int, s: Statement, reading: Reading, names: dict[str, Actor], console: Console, *, why: bool) -> None:
    """One statement: its chain, what it is like, its words, and with `why` the reasons."""
    inside = f"   inside {number_of(s.within, reading)}" if s.within else ""
    line = Table.grid(padding=0)
    line.add_column(width=5)
    line.add_column()
    line.add_row(Text(f"{number:>3}", style="dim"), Text.assemble((chain_of(s, names), "bold"), (inside, "dim")))
    console.print(line)
    facts = [
        s.act,
        s.certainty,
        s.manner,
        *([f"when: {s.when.value or 'not resolved'} (“{s.when.span.of(reading.article.text)}”)"] if s.when else []),
        *([f"speaks of: {spoken_of(s, reading.article.text)}"] if s.speaks_of else []),
        f"score {s.score:.2f}",
    ]
    console.print(Padding(Text(" · ".join(facts), style="dim"), (0, 0, 0, 5)))
    console.print(Padding(marked(s, reading.article.text, colour=bool(console.color_system)), (0, 0, 0, 5)))
    for r in s.about:
        because = f": {r.reason}" if why else ""
        console.print(Padding(Text(f"{r.kind} {number_of(r.statement, reading)}{because}", style="magenta"), (0, 0, 0, 5)))
    if why:
        like = ((s.act, s.act_reason), (s.certainty, s.certainty_reason), (s.manner, s.manner_reason))
        reasons = [f"{name}: {reason}" for name, reason in like if reason]
        reasons += [f"speaker: {s.speaker_reason}"] if s.speaker_reason else []
        reasons += [f"{' + '.join(names[k].name for k in hop.actors if k in names)}: {hop.reason}" for hop in s.chain[:-1]]
        for reason in reasons:
            console.print(Padding(Text(f"– {reason}", style="dim italic"), (0, 0, 0, 5)))


def spoken_of(statement: Statement, text: str) -> str:
    """The times that a content tells, briefly: "2022-09/2022-11 (“last autumn”), …"."""
    told = [f"{t.value or 'not resolved'} (“{' '.join(t.span.of(text).split())}”)" for t in statement.speaks_of]
    return ", ".join(told[:TIMES]) + (", …" if len(told) > TIMES else "")


def number_of(key: str | None, reading: Reading) -> int:
    """The number under which a statement is shown."""
    return next((i for i, s in enumerate(reading.statements, 1) if s.id == key), 0)


def chain_of(statement: Statement, names: dict[str, Actor]) -> str:
    """A chain as "Russian websites → The New York Times → two former officials + officials … → Vladimir Putin"."""
    hops = [" + ".join(names[key].name for key in hop.actors if key in names) for hop in statement.chain]
    return " → ".join(hops) or "(nobody is named)"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a statement's words with its role; none for words between."""

    span: Span
    role: str | None


def pieces_of(statement: Statement) -> list[Piece]:
    """The roles' spans and the gaps between them, in the order of the text. Where a role lies in another, the outer one shows."""
    found = [Piece(span, "content") for span in statement.content]
    found += [Piece(span, role) for role, span in (("source", statement.source), ("cue", statement.cue)) if span]
    pieces: list[Piece] = []
    at = statement.span.start
    for piece in sorted(found, key=lambda p: (p.span.start, -p.span.end)):
        if piece.span.start < at:
            continue
        if piece.span.start > at:
            pieces.append(Piece(Span(at, piece.span.start), None))
        pieces.append(piece)
        at = piece.span.end
    return pieces


def marked(statement: Statement, text: str, *, colour: bool) -> Text:
    """The statement's words with its roles set off."""
    shown = Text()
    for piece in pieces_of(statement):
        words = " ".join(piece.span.of(text).split())
        words = words if len(words) <= LONG else f"{words[: LONG // 2]} … {words[-LONG // 2 :]}"
        lead = " " if shown.plain and text[piece.span.start - 1 : piece.span.start].isspace() and not shown.plain.endswith(" ") else ""
        if piece.role is None:
            gap = piece.span.of(text)
            inner = words if len(words) <= 80 else f"{words[:36]} … {words[-36:]}"
            shown.append((" " if gap[:1].isspace() else "") + inner + (" " if gap[-1:].isspace() and inner else ""), style="dim")
        elif colour:
            shown.append(lead + words, style=STYLES[piece.role])
        else:
            opened, closed = MARKS[piece.role]
            shown.append(f"{lead}{opened}{words}{closed}")
    return shown


def summary(reading: Reading) -> Table:
    """Who the sources are: statements, how many of them at first hand, and who is unnamed."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name, justify in (("source", "left"), ("kind", "left"), ("statements", "right"), ("at first hand", "right")):
        table.add_column(name, justify=justify, overflow="fold")  # type: ignore[arg-type]
    names = {a.id: (a.name, "unnamed" if a.kind == "anonymous" else a.kind) for a in reading.actors}
    known = [s for s in reading.statements if s.speaker in names]
    count = Counter(names[s.speaker or ""] for s in known)
    first = Counter(names[s.speaker or ""] for s in known if len(s.chain) <= 1)
    for who, number in sorted(count.items(), key=lambda item: (-item[1], item[0])):
        table.add_row(Text(who[0]), who[1], str(number), str(first[who]))
    return table


def positions(reading: Reading) -> Table:
    """What each actor wants, and on what condition."""
    table = Table(box=None, pad_edge=False, header_style="dim", title="positions", title_justify="left", title_style="bold")
    for name in ("actor", "kind", "what", "on condition"):
        table.add_column(name, overflow="fold")
    text, names = reading.article.text, {a.id: a.name for a in reading.actors}
    for p in reading.positions:
        who = names.get(p.actor or "") or (p.holder.of(text) if p.holder else "")
        hangs = "\n".join(f"{shown(c.shown_by, text)}: {shown(c.span, text)}" for c in p.conditions)
        table.add_row(Text(who), p.kind, Text(" … ".join(shown(c, text) for c in p.content)), Text(hangs))
    return table


def shown(span: Span, text: str) -> str:
    """The words of a span in one line; the middle of long ones is left out."""
    words = " ".join(span.of(text).split())
    return words if len(words) <= SHORT else f"{words[: SHORT // 2]} … {words[-SHORT // 2 :]}"


def totals(reading: Reading) -> str:
    """The figures of a reading in one line."""
    names = {a.id: a for a in reading.actors}
    speakers = {s.speaker for s in reading.statements if s.speaker}
    unnamed = sum(names[k].kind == "anonymous" for k in speakers if k in names)
    from_unnamed = sum(names[s.speaker].kind == "anonymous" for s in reading.statements if s.speaker in names)
    first = sum(len(s.chain) <= 1 for s in reading.statements)
    total = len(reading.statements)
    statements, sources = (f"{n} {word}{'s' * (n != 1)}" for n, word in ((total, "statement"), (len(speakers), "source")))
    return f"{statements} by {sources}: {first} at first hand, {total - first} through others; {from_unnamed} by {unnamed} unnamed"
