"""The weights that ship are the ones that were listed."""

import hashlib
from pathlib import Path

import pytest

from accordingto import models
from accordingto.errors import ModelError


def test_every_listed_file_is_right() -> None:
    listed = models.checksums(models.FOLDER)
    assert {"tagger.reader.onnx", "tagger.roles.onnx", "tagger.tokenizer.json", "tagger.json", "sentences.onnx", "crossed.onnx", "judge.json"} <= set(
        listed
    )
    for name, digest in listed.items():
        assert hashlib.sha256((models.FOLDER / name).read_bytes()).hexdigest() == digest, name


def test_every_weights_file_is_listed_and_small() -> None:
    listed = models.checksums(models.FOLDER)
    for path in models.FOLDER.glob("*.onnx"):
        assert path.name in listed
        assert path.stat().st_size < 40_000_000


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tagger.sha256").write_text("0" * 64 + "  tagger.roles.onnx\n", encoding="utf-8")
    (tmp_path / "tagger.roles.onnx").write_bytes(b"something else")
    monkeypatch.setattr(models, "FOLDER", tmp_path)
    models.path_of.cache_clear()
    with pytest.raises(ModelError, match="checksum"):
        models.path_of("tagger.roles.onnx")
    with pytest.raises(ModelError, match="missing"):
        models.path_of("tagger.reader.onnx")
    models.path_of.cache_clear()


@pytest.mark.parametrize("name", ["tagger.md", "sentences.md"])
def test_the_card_stands_beside_the_weights(name: str) -> None:
    card = (models.FOLDER / name).read_text(encoding="utf-8")
    for heading in ("Data", "Recipe", "Figures", "Licence", "Limits"):
        assert heading in card
