"""Trained weights as package data, each with a card and a checksum; this is their one loader."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from accordingto.errors import ModelError

FOLDER = Path(str(files(__name__)))


@cache
def path_of(name: str) -> Path:
    """The path of a file that ships here, once its checksum is found right.

    Raises ModelError where the file is missing, not listed, or not the one that was listed.
    """
    listed = checksums(FOLDER)
    path = FOLDER / name
    if name not in listed or not path.is_file():
        raise ModelError(f"{path}: trained weights are missing; install the package anew")
    if hashlib.sha256(path.read_bytes()).hexdigest() != listed[name]:
        raise ModelError(f"{path}: not the weights that were shipped (checksum differs); install the package anew")
    return path


def session(graph: str, *, without: tuple[str, ...] = ()) -> Any:
    """A graph, by its path, to run on one thread of the processor, `without` some of onnxruntime's optimizers. Loading onnxruntime takes its time."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=list(without))


@cache
def checksums(folder: Path) -> dict[str, str]:
    """SHA-256 by file name, from the lists in a folder."""
    found = {}
    for listing in sorted(folder.glob("*.sha256")):
        for line in listing.read_text(encoding="utf-8").splitlines():
            digest, _, name = line.partition("  ")
            found[name] = digest
    return found


@cache
def version(*names: str) -> str:
    """Twelve letters that change whenever any of the weights do; or those in some files, where these are named."""
    joined = "".join(f"{name}{digest}" for name, digest in sorted(checksums(FOLDER).items()) if not names or name in names)
    return hashlib.sha256(joined.encode()).hexdigest()[:12]


def encoder() -> str:
    """Twelve letters that change whenever the vectors of sentences do."""
    return version("sentences.onnx", "tagger.tokenizer.json")


def crossed() -> str:
    """Twelve letters that change whenever what the cross-encoder tells of two contents does."""
    return version("crossed.onnx", "tagger.tokenizer.json")
