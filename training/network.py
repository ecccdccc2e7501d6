"""The tagger as a PyTorch module: an encoder, two cue heads and a role head that looks at one cue at a time.

A word may belong to the contents of several cues (that is what nesting needs), so roles are not one labelling of
the text but one labelling for each cue, as in semantic role labelling with span-marked predicates.
"""

import torch
from torch import nn
from transformers import BertConfig, BertModel

from accordingto.statements.wordpieces import SURFACE_KINDS

CUE_LABELS = ("O", "B", "I")
ROLE_LABELS = ("O", "B-source", "I-source", "B-content", "I-content")
RELATIVE_REACH = 64
"""Distances from the cue beyond this many wordpieces share one embedding."""


class RoleHead(nn.Module):
    """Labels every wordpiece of a window with its role towards one cue.

    The wordpiece, the cue's mean and their product are mixed into a narrow space, where one transformer layer lets
    the wordpieces agree on where the source and the content begin and end. Narrow (192) because it runs once a cue.
    """

    def __init__(self, width: int = 384, narrow: int = 192, layers: int = 2, dropout: float = 0.1) -> None:
        super().__init__()
        self.narrow = nn.Linear(width, 3 * narrow)
        self.cue = nn.Linear(width, 2 * narrow)
        self.product = nn.Linear(narrow, narrow, bias=False)
        self.distance = nn.Embedding(2 * RELATIVE_REACH + 2, narrow)
        self.norm = nn.LayerNorm(narrow)
        self.layers = nn.ModuleList(Mixer(narrow, dropout) for _ in range(layers))
        self.label = nn.Linear(narrow, len(ROLE_LABELS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: torch.Tensor, padding: torch.Tensor, row: torch.Tensor, cue: torch.Tensor, distance: torch.Tensor) -> torch.Tensor:
        """Role logits [cues, length, labels].

        hidden [windows, length, width]; padding [windows, length] 1 for real wordpieces; row [cues] the window of a
        cue; cue [cues, length] 1 on the cue's wordpieces; distance [cues, length] in 0 .. 2 * RELATIVE_REACH + 1, the
        last one meaning "in the cue". What doesn't depend on the cue is worked out once a window.
        """
        token, factor, shortcut = self.narrow(hidden).chunk(3, dim=-1)
        weight = cue / cue.sum(-1, keepdim=True).clamp(min=1)
        middle = (weight.unsqueeze(1).to(hidden.dtype) @ hidden[row]).squeeze(1)
        shift, scale = self.cue(middle).unsqueeze(1).chunk(2, dim=-1)
        mixed = token[row] + shift + self.product(factor[row] * scale) + self.distance(distance)
        mixed = self.norm(self.dropout(nn.functional.gelu(mixed)) + shortcut[row])
        bias = (1.0 - padding[row])[:, None, None, :] * -1e4
        for layer in self.layers:
            mixed = layer(mixed, bias)
        return self.label(self.dropout(mixed))


class Mixer(nn.Module):
    """A small pre-norm transformer layer, written out so that it exports to plain matrix products."""

    def __init__(self, width: int, dropout: float, heads: int = 4) -> None:
        super().__init__()
        self.heads, self.size = heads, width // heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.inward, self.outward = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.outward.weight), nn.init.zeros_(self.down.weight)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        """One layer over x [rows, length, width]; bias is added to the attention's logits."""
        rows, length, width = x.shape
        query, key, value = self.inward(self.norm1(x)).split(width, dim=-1)
        query, key, value = (t.view(rows, length, self.heads, self.size).transpose(1, 2) for t in (query, key, value))
        weight = (query @ key.transpose(-1, -2) / self.size**0.5 + bias).softmax(-1)
        x = x + self.dropout(self.outward((weight @ value).transpose(1, 2).reshape(rows, length, width)))
        return x + self.dropout(self.down(nn.functional.gelu(self.up(self.norm2(x)))))


class Tagger(nn.Module):
    """Encoder, a cue head for statements of the article itself, one for those inside a content, and the role head."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.surface = nn.Embedding(SURFACE_KINDS, width)
        nn.init.zeros_(self.surface.weight)
        self.dropout = nn.Dropout(0.1)
        self.outer = nn.Linear(width, len(CUE_LABELS))
        self.inner = nn.Linear(width, len(CUE_LABELS))
        self.roles = RoleHead(width)

    @classmethod
    def from_config(cls, config: BertConfig) -> "Tagger":
        """A tagger of the right shape with random weights, to load saved ones into."""
        return cls(BertModel(config, add_pooling_layer=False))

    def encode(self, ids: torch.Tensor, surface: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Hidden states [windows, length, width] of ids, surface features and mask [windows, length]."""
        words = self.encoder.embeddings.word_embeddings(ids) + self.surface(surface)
        return self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
