"""The layout: imports run one way, files stay short, nothing of the workplace is named."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "accordingto"
STAGES = {"pages", "articles", "statements", "actors", "chains", "relations", "positions"}
BASE = {"model", "errors", "sentences", "newstime", "models"}
ALLOWED = {
    "model": set(),
    "errors": set(),
    "sentences": set(),
    "newstime": {"model", "sentences"},
    "models": {"errors"},
    **dict.fromkeys(STAGES, BASE),
    "pipeline": BASE | STAGES | {"__init__"},
    "collecting": set(),
    "claims": BASE | STAGES | {"collecting"},
    "comments": BASE,
    "corrections": BASE | {"actors"},
    "rows": BASE | {"pages"},
    "processes": set(),
    "batches": BASE | {"pipeline", "processes", "rows"},
    "store": {"model", "errors", "comments", "corrections"},
    "commenting": BASE | {"comments", "store"},
    "ingesting": BASE | {"pages", "pipeline", "processes", "batches", "rows", "store"},
    "linking": BASE | STAGES | {"claims", "collecting", "pipeline", "store"},
    "views": BASE | {"claims", "linking", "store"},
    "web": {"model", "errors", "pages", "pipeline", "rows", "store", "linking", "views", "corrections", "comments", "commenting", "__init__"},
    "cli": BASE
    | STAGES
    | {"comments", "commenting", "corrections", "pipeline", "rows", "batches", "store", "ingesting", "linking", "views", "web", "__init__"},
    "__init__": BASE | {"pipeline", "store"},
    "__main__": {"cli"},
}
"""What each part may import beside itself."""


def imports_of(path: Path) -> set[str]:
    """The parts of the package that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "accordingto" else [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "accordingto":
                part = parts[1] if len(parts) > 1 else "__init__"
                found.add(part if (SOURCE / part).is_dir() or (SOURCE / f"{part}.py").is_file() else "__init__")
    return found


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_run_one_way(path: Path) -> None:
    part = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    assert imports_of(path) - {part} <= ALLOWED[part]


@pytest.mark.parametrize(
    "path", sorted([*SOURCE.rglob("*.py"), *(ROOT / "tests").glob("*.py"), *(ROOT / "training").glob("*.py")]), ids=lambda p: p.name
)
def test_files_stay_under_500_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 500


def test_imports_are_seen(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("def f():\n    from accordingto.chains import trace_chains\nimport accordingto.pages.reading\nfrom accordingto import models\n")
    assert imports_of(module) == {"chains", "pages", "models"}
