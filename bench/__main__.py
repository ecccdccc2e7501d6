"""All figures of the README in one go: `python -m bench --data ../shared`."""

import argparse
import subprocess
import sys
from pathlib import Path

PARTS = ("tagger", "sourcing", "pronouns", "timex", "pages", "speed", "storing")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="folder with the corpora (default: %(default)s)")
    args = parser.parse_args()
    if not args.data.is_dir():
        sys.exit(f"{args.data}: no such folder; the figures need the corpora that the README names")
    for part in PARTS:
        print(f"\n== {part}", flush=True)
        subprocess.run([sys.executable, "-m", f"bench.{part}", "--data", str(args.data)], check=True)


if __name__ == "__main__":
    main()
