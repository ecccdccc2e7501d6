"""Speed and memory of `annotate`, all stages, as a user runs it.

usage: python -m bench.speed [--data ../shared] [--workers 2] [--runs 3]

Words of PolNeAR dev a second, start of the processes included (modules compiled, as after a first run), and the peak memory of the largest process. Beside it, in the
same run, a loop that only splits the words, so that a slow or busy machine can be told from a slow program.
"""

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from bench.tagger import rows_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--copies", type=int, default=1, help="read the articles so many times over, for a longer run")
    args = parser.parse_args()
    rows = [{"id": row["id"], "text": row["text"]} for row in rows_of(args.data / "data" / "polnear" / "dev.jsonl")] * args.copies
    words = sum(len(row["text"].split()) for row in rows)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.jsonl"
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        print(f"{len(rows)} articles, {words} words, {args.workers} workers")
        for _ in range(args.runs):
            seconds, memory = timed(source, Path(folder) / "out.jsonl", args.workers)
            print(f"{words / seconds:8.0f} words/s  ({seconds:.1f} s, peak {memory:.0f} MB a process; words split alone {yardstick(rows):.0f} /s)")


def timed(source: Path, out: Path, workers: int) -> tuple[float, float]:
    """Seconds of one run, and the largest resident set of any of its processes in MB."""
    code = "from accordingto.cli import main\nif __name__ == '__main__':\n    main()"
    script = source.with_name("run.py")
    script.write_text(code, encoding="utf-8")
    began = time.perf_counter()
    command = [sys.executable, str(script), "annotate", str(source), "-o", str(out), "-w", str(workers), "--fresh", "-q"]
    process = subprocess.Popen(command, env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"})
    peak: list[float] = [0.0]
    watch = threading.Thread(target=watched, args=(process, peak))
    watch.start()
    if process.wait():
        raise SystemExit("annotate failed")
    seconds = time.perf_counter() - began
    watch.join()
    return seconds, max(peak[0], resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024 if workers == 1 else 0.0)


def watched(process: "subprocess.Popen[bytes]", peak: list[float]) -> None:
    """Keep the highest VmHWM among the process and its children, by /proc."""
    while process.poll() is None:
        for pid in [process.pid, *children(process.pid)]:
            try:
                status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
            except OSError:
                continue
            if match := re.search(r"VmHWM:\s+(\d+)", status):
                peak[0] = max(peak[0], int(match[1]) / 1024)
        time.sleep(0.1)


def children(pid: int) -> list[int]:
    """The children of a process."""
    try:
        return [int(c) for c in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()]
    except OSError:
        return []


def yardstick(rows: list[dict[str, str]]) -> float:
    """Words a second of a loop that only finds the words."""
    began = time.perf_counter()
    found = sum(len(re.findall(r"\w+", row["text"])) for row in rows for _ in range(5))
    return found / (time.perf_counter() - began)


if __name__ == "__main__":
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    main()
