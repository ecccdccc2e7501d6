"""`accordingto claim`: one claim with its tree of evidence."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from accordingto.cli.answers import AsCsv, AsJson, Db, checked, console_for, days, dumped, quoted, short, table, write_csv
from accordingto.cli.claims import heard, sources

if TYPE_CHECKING:
    from accordingto.views import ClaimView, Edge, Node, ReportRow, RootRow

COLUMNS = "report day outlet stance act certainty speaker chain words how whom reason url".split()
HOW = {"heard": "heard it from", "cites": "cites", "copies": "copies"}


def claim(
    name: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id, or the start of it; or a statement's key.")],
    *,
    db: Db,
    why: Annotated[
        bool, typer.Option("--why", help="Also the key of each report, and why they are one claim: each link, its score and reasons.")
    ] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show a claim: its reports as a tree from the roots to those who took it over, its sources with the reasons, how it spread.

    A report stands below the one that it has it from, with how: it heard it, cites it, copies it.
    """
    from accordingto.store import Store
    from accordingto.views import claim_view

    checked(None, None, as_json=as_json, as_csv=as_csv)
    with Store.open(db, create=False) as store:
        view = claim_view(store, name)
    if as_json:
        typer.echo(dumped(view))
    elif as_csv:
        write_csv(COLUMNS, csv_rows(view))
    else:
        print_claim(view, console_for(), why=why)


def csv_rows(view: "ClaimView") -> list[tuple[object, ...]]:
    """A line for each report, with the first step of its way."""
    from accordingto.views.reports import chain_told

    labels = {n.id: n.label for n in view.nodes}
    rows = []
    for r in view.reports:
        edges = [e for e in view.edges if e.start == r.key]
        way = (edges[0].kind, tuple(labels[e.end] for e in edges), edges[0].reason) if edges else (None, None, None)
        rows.append((r.key, r.day, r.outlet, r.stance, r.act, r.certainty, r.speaker, chain_told(r.chain, r.speaker), r.words, *way, r.url))
    return rows


def print_claim(view: "ClaimView", console: Console, *, why: bool) -> None:
    """A claim for a person."""
    row = view.claim
    console.print(Text(row.words, style="bold"))
    console.print(Text(row.told, style="yellow"))
    console.print(Text(f"{row.id} · {days(row.first, row.last)}{heard(row)}", style="dim"))
    console.print()
    console.print(Text.assemble("sources ", sources(row)))
    for reason in row.why:
        console.print(Text(f"  – {reason}"))
    console.print()
    console.print(Text("where it comes from", style="bold"))
    for tree in Drawing(view, keys=why).trees():
        console.print(tree)
    for circle in view.circles:
        console.print(Text(f"circle: {' → '.join((*circle.path, circle.path[0]))} (each cites the next)", style="bold red"))
    console.print()
    console.print(spread(view))
    for d in view.decisions:
        sides = f"{some(d.keys)} {'and' if d.kind == 'joined' else 'from'} {some(d.others)}"
        console.print(Text(f"decision {d.number}: {d.kind} by {d.who}, {d.made[:10]}: {sides}", style="magenta"))
    if why:
        console.print()
        console.print(links(view))


def some(keys: "tuple[str, ...]") -> str:
    """The first of some keys, and how many more there are."""
    return keys[0] + (f" (and {len(keys) - 1} more)" if len(keys) > 1 else "")


class Drawing:
    """Draws the trees from roots to those who took it over. Each report is drawn once; where it comes again, it points there."""

    def __init__(self, view: "ClaimView", *, keys: bool = False) -> None:
        from accordingto.views.tree import tellers

        self.view, self.keys = view, keys
        self.nodes = {n.id: n for n in view.nodes}
        self.reports = {r.key: r for r in view.reports}
        self.tellers = tellers(view.edges)
        self.drawn: set[str] = set()

    def trees(self) -> list[Tree]:
        """A tree for each root, the earliest first; then what stands in a circle, and so under no root."""
        made = []
        for root in view_roots(self.view):
            tree = Tree(root_told(root))
            self.grow(tree, root.id)
            for key in root.reports if root.kind is None else ():
                if key not in self.drawn:
                    self.branch(tree, key, None)
            made.append(tree)
        rest = [key for key in self.reports if key not in self.drawn]
        if rest:
            tree = Tree(Text("no root was found for", style="bold red"))
            for key in rest:
                if key not in self.drawn:
                    self.branch(tree, key, None)
            made.append(tree)
        return made

    def grow(self, tree: Tree, at: str) -> None:
        """Below a node those who have it from there."""
        for edge in self.tellers.get(at, ()):
            self.branch(tree, edge.start, edge)

    def branch(self, tree: Tree, key: str, edge: "Edge | None") -> None:
        """One who has it from there, and all who have it from him."""
        again = key in self.drawn
        below = tree.add(self.told(key, edge, again=again))
        if not again:
            self.drawn.add(key)
            self.grow(below, key)

    def told(self, key: str, edge: "Edge | None", *, again: bool) -> Text:
        """A node in words, with how it has it."""
        node, report = self.nodes[key], self.reports.get(key)
        day = f" · {node.day}" if node.day else "" if node.kind == "outlet" else " · no date"
        line = Text.assemble((node.label, "cyan"), (day, "dim"))
        line.append(f" · {stance_told(report)}" if report and stance_told(report) else "", style="bold magenta")
        line.append(f" · {key}" if report and self.keys else "", style="dim")
        if again:
            return line + Text(" (drawn above)", style="dim")
        line.append(Text("\n") + quoted(report.words) if report else Text(f" · {node.detail}", style="dim"))
        if edge:
            line.append(f"\n{edge_told(edge, self.nodes)}", style="dim")
        return line


def view_roots(view: "ClaimView") -> "tuple[RootRow, ...]":
    """The roots, those of the most reports first; a circle without anybody last."""
    return tuple(sorted(view.roots, key=lambda r: (r.kind is None, -len(r.reports), r.day or "9999", r.id)))


def root_told(root: "RootRow") -> Text:
    """A root in a line."""
    line = Text.assemble((root.who, "bold"))
    line.append(" (unnamed)" if root.kind == "anonymous" else "", style="dim")
    line.append(f" · heard by {root.heard_by}" if root.heard_by and root.heard_by != root.who else "", style="dim")
    line.append(f" · {root.day}" if root.day else "", style="dim")
    line.append(f" · ECHO: {len(root.reports)} reports share this root" if root.echo else "", style="bold yellow")
    return line


def stance_told(report: "ReportRow | None") -> str:
    """What a report does to the claim, where it doesn't just tell it."""
    if report is None:
        return ""
    parts = ["against"] if report.stance == "against" else []
    return ", ".join([*parts, *([report.act] if report.act != "say" else []), *([report.certainty] if report.certainty != "firm" else [])])


def edge_told(edge: "Edge", nodes: "dict[str, Node]") -> str:
    """How one has it from another, and by which words."""
    words = f" [{short(edge.words, 80)}]" if edge.words and edge.kind != "copies" else ""
    label = nodes[edge.end].label
    if edge.kind == "heard" and edge.reason.startswith(label):
        return f"heard it from {label}{words}"
    return f"{HOW[edge.kind]} {label}: {edge.reason}{words}"


def spread(view: "ClaimView") -> object:
    """How it spread, day by day."""
    made = table("day", "reports", "outlets so far", "told there for the first time", title="how it spread", right=("reports", "outlets so far"))
    for day in view.spread:
        made.add_row(day.day or "no date", str(len(day.reports)), str(day.outlets_so_far), ", ".join(day.outlets))
    return made


def links(view: "ClaimView") -> object:
    """Why the reports are one claim."""
    outlets = {r.key: f"{r.outlet or 'outlet not known'} {r.day or ''}".strip() for r in view.reports}
    made = table("score", "relation", "one", "other", "reasons", title="why these are one claim", right=("score",))
    for x in view.links:
        made.add_row(f"{x.score:.2f}", x.relation, *(f"{outlets.get(k, '')}\n{k}" for k in (x.a, x.b)), "; ".join(x.reasons))
    return made
