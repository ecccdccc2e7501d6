"""What ships beside the weights: the checksums by which the program knows them."""

import hashlib
from pathlib import Path


def checksums(listing: Path, *files: Path) -> None:
    """Write the SHA-256 of each file into a listing, in the form that `sha256sum -c` reads."""
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    listing.write_text("".join(lines), encoding="utf-8")
