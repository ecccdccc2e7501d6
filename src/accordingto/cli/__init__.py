"""The command line. One file a command; `main` is the entry point."""

__all__ = ["main"]


def main() -> None:
    """Run the command line. Imported late: each process that a command starts imports this package again, and needs none of the commands."""
    from accordingto.cli.program import main as run

    run()
