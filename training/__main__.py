"""The whole recipe by one command: `python -m training --data ../shared`. Some hours on two processors.

1. Fine-tune all-MiniLM-L6-v2 on PolNeAR train and the hand-read articles.
2. Let that model mark what is reported inside PolNeAR's contents, which its annotators left flat; what it isn't sure of is left open.
3. Train on, with those marks, at lower rates.
4. Once more over all, with longer windows, the words at the edges of sources and contents counting three times.
5. Export the better of the last and the averaged weights (by dev) in 8 bits; fit the biases and the score on what is kept for choosing.
6. Fit what chooses the antecedents of pronouns; export the encoder of sentences; tune what reads two contents side by side, and fit what judges
   whether they are one claim.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

FIRST = ["--epochs", "4"]
SECOND = ["--epochs", "5", "--window", "256", "--stride", "236", "--batch", "10", "--rate", "1.5e-4", "--head-rate", "5e-4",
          "--word-rate", "4e-5", "--gold-copies", "4", "--average-from", "0.6", "--seed", "2"]  # fmt: skip
THIRD = ["--epochs", "1", "--window", "320", "--stride", "300", "--rate", "1.2e-4", "--head-rate", "4e-4", "--word-rate", "3e-5", "--edge", "3",
         "--seed", "5"]  # fmt: skip


def step(name: str, *args: str) -> None:
    """Run one part of the recipe; it prints its own progress."""
    print(f"== {name} {' '.join(args)}", flush=True)
    subprocess.run(
        [sys.executable, "-m", f"training.{name}", *args], check=True, env={**os.environ, "HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}
    )


def better(folder: Path) -> Path:
    """Of the last and the averaged weights the better ones: by relation and exact content on PolNeAR dev."""
    rows = [json.loads(line) for line in (folder / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    final = [row for row in rows if row["epoch"] == rows[-1]["epoch"]]
    best = max(final, key=lambda row: row["relation"] + row["content_exact"])
    return folder / f"{best['weights']}.pt"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="folder with data/polnear, gold_train and gold (default: %(default)s)")
    parser.add_argument("--build", type=Path, default=Path("build/training"), help="where intermediate weights go (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=Path("src/accordingto/models"), help="where the files that ship go (default: %(default)s)")
    args = parser.parse_args()
    first, second, third, marks = (args.build / name for name in ("first", "second", "third", "polnear_inner.jsonl"))
    data = ("--data", str(args.data))
    for folder in (first, second, third):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "log.jsonl").unlink(missing_ok=True)
    step("train", "--out", str(first), *data, *FIRST)
    step("export", str(better(first)), str(args.build / "first8"))
    step("inner", str(args.build / "first8"), str(marks), *data)
    step("train", "--out", str(second), "--start", str(better(first)), "--polnear", str(marks), *data, *SECOND)
    step("train", "--out", str(third), "--start", str(better(second)), "--polnear", str(marks), *data, *THIRD)
    step("export", str(better(third)), str(args.out))
    step("calibrate", str(args.out), *data)
    for name in ("pronouns", "sentences", "judge"):
        step(name, "--out", str(args.out), *data)


if __name__ == "__main__":
    main()
