"""The trained tagger: wordpieces in, cues with their source and content out. ONNX and NumPy alone.

A text is read once, in windows that overlap. A cue seen in two windows is taken from the one where it stands further
from the cut, so that nothing is lost at an edge.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from accordingto import models
from accordingto.statements.decoding import (
    CUE_CARRIED,
    CUE_MOVES,
    CUE_STARTS,
    NEVER,
    ROLE_CARRIED,
    ROLE_MOVES,
    ROLE_STARTS,
    Floats,
    best_paths,
    by_word,
    log_softmax,
    runs_of,
)
from accordingto.statements.wordpieces import QUOTED_SURFACE, Wordpieces, windows_of

WINDOW, OVERLAP = 320, 48
NEAR = 64
"""In wordpieces. Windows are as long as in training at most. More overlap, or longer windows, find no more on PolNeAR dev; less overlap loses some
words of contents. Roles are looked for farther off than `NEAR` where they reach so far."""
AT_ONCE = 16
"""Windows whose states are held in memory together; a text of any length takes no more."""
MARGIN = 6
"""Wordpieces from the end of what was looked at from which a role may be cut short."""
REACH = 64
"""Distances from the cue are told apart up to here; as in training."""
SLOWER_FUSED = "SkipLayerNormFusion"
"""An addition and a normalization fused take longer on a processor than one after the other: a twelfth of the reader's time."""
FIRST, LAST = 101, 102
"""The wordpieces that open and close a window."""


Run = tuple[int, int]
"""First and last but one of some wordpieces or words in a row."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in the wordpieces of its window, the head that found it, and the mean probability of its words."""

    run: Run
    inner: bool
    chance: float

    def moved(self, by: int) -> "Cue":
        """The same cue in the wordpieces of the text."""
        return Cue((self.run[0] + by, self.run[1] + by), self.inner, self.chance)


@dataclass(frozen=True, slots=True)
class View:
    """A window read: where it starts, the reader's states, its words' starts, and its cues, each with its distance from the nearest cut."""

    start: int
    states: tuple[Floats, Floats]
    words: NDArray[np.int64]
    cues: tuple[tuple[Cue, int], ...]


Asked = tuple[View, Cue, int]
"""A cue whose roles are looked for in a window, with its distance from the nearest cut."""


@dataclass(frozen=True, slots=True)
class Found:
    """One cue and its roles, in wordpieces of the whole text, with the numbers that speak for it.

    `cue_chance` is the mean probability of the cue's own labels, `role_chance` that of the labels of its source and
    content, `least` the lowest at an edge of the content. `inner` says which head found it.
    """

    cue: Run
    source: Run | None
    content: tuple[Run, ...]
    inner: bool
    cue_chance: float
    role_chance: float
    least: float


@dataclass(frozen=True, slots=True)
class Settings:
    """How readily the tagger takes a word for a cue. Added to the log probability of "no cue": negative finds more."""

    outer_bias: float = 0.0
    inner_bias: float = 0.0


class Tagger:
    """The two graphs and their tokenizer, loaded once a process; `onnxruntime` runs them on one thread."""

    def __init__(self, reader: str, roles: str, tokenizer: str) -> None:
        from tokenizers import Tokenizer

        self.reader = models.session(reader, without=(SLOWER_FUSED,))
        self.roles = models.session(roles, without=(SLOWER_FUSED,))
        self.tokenizer = Tokenizer.from_file(tokenizer)

    def tag(self, pieces: Wordpieces, settings: Settings) -> list[Found]:
        """All that is found in a text, in the order of the cues. The same cue may come from both heads."""
        windows = list(windows_of(len(pieces), WINDOW, OVERLAP))
        told: list[tuple[int, Found]] = []
        for first in range(0, len(windows), AT_ONCE):
            told += self._found(pieces, [self._view(pieces, start, end, settings) for start, end in windows[first : first + AT_ONCE]])
        kept = roomiest([(room, (found.cue, found.inner)) for room, found in told])
        return sorted((told[i][1] for i in kept), key=lambda found: (found.cue, found.inner))

    def _view(self, pieces: Wordpieces, start: int, end: int, settings: Settings) -> View:
        """What the reader sees in one window, and the cues there."""
        ids = np.concatenate(([FIRST], pieces.ids[start:end], [LAST]))[None]
        surface = np.concatenate(([0], pieces.surface[start:end], [0]))[None]
        hidden, narrow, outer, inner = self.reader.run(None, {"ids": ids, "surface": surface})
        words = words_of(pieces, start, end)
        cues = cues_of(np.stack((outer, inner))[:, 1:-1], words, (settings.outer_bias, settings.inner_bias))
        return View(start, (hidden, narrow), words, tuple((cue, room_of(cue.run, start, end, len(pieces))) for cue in cues))

    def _scores(self, view: View, cues: list[Run], near: int) -> Floats:
        """Log probabilities of the roles of all words of a window, looking `near` around each cue. [cues, words, labels]"""
        hidden, narrow = view.states
        flags, places, distances = placed(cues, len(hidden), near)
        (logits,) = self.roles.run(None, {"hidden": hidden, "narrow": narrow, "cue": flags, "near": places, "distance": distances})
        return by_word(spread(log_softmax(logits), places, len(hidden))[:, 1:-1], view.words[:-1], ROLE_CARRIED)

    def _found(self, pieces: Wordpieces, views: list[View]) -> list[tuple[int, Found]]:
        """What some windows in a row show, each with its distance from the nearest cut; a cue without a content says nothing.

        One search for the best paths of all cues: its steps cost the same for one as for many.
        """
        rows = [(view, cue, room) for view, cues in zip(views, shared_out(views), strict=True) for cue, room in cues]
        if not rows:
            return []
        scores = self._looked(rows, NEAR)
        edges = [edges_in(pieces, view, runs) for view, runs in by_window(rows)]
        ends, starts = together([e for e, _ in edges], 0.0), together([s for _, s in edges], 0.0)
        paths = best_paths(scores, ROLE_STARTS, ROLE_MOVES, edges=(ends, starts))
        far = [i for i, (view, cue, _) in enumerate(rows) if cut_short(paths[i], view.words, sum(cue.run) // 2)]
        if far:
            scores[far] = self._looked([rows[i] for i in far], WINDOW + 2, scores.shape[1])
            paths[far] = best_paths(scores[far], ROLE_STARTS, ROLE_MOVES, edges=(ends[far], starts[far]))
        made = ((room, view, cue, roles_of(path, score)) for (view, cue, room), path, score in zip(rows, paths, scores, strict=True))
        return [(room, roles.placed(cue, view.words + view.start)) for room, view, cue, roles in made if roles]

    def _looked(self, rows: list[Asked], near: int, length: int = 0) -> Floats:
        """Log probabilities of the roles of some cues, looking `near` around each. [rows, words of the longest window or `length`, labels]"""
        return together([self._scores(view, runs, near) for view, runs in by_window(rows)], NOTHING, length)


NOTHING = np.array([0.0, *[NEVER] * 4], dtype=np.float32)
"""Log probabilities of the roles where there is no word."""


def by_window(rows: list[Asked]) -> Iterator[tuple[View, list[Run]]]:
    """Each window with its cues, in the order of the rows, in which those of a window stand together."""
    for _, group in groupby(rows, key=lambda row: row[0].start):
        views, cues, _ = zip(*group, strict=True)
        yield views[0], [cue.run for cue in cues]


def together(parts: list[Floats], filling: Floats | float, length: int = 0) -> Floats:
    """Arrays [rows, words, ...] of several windows as one, the shorter filled up."""
    length = max(length, *(part.shape[1] for part in parts))
    whole = np.empty((sum(map(len, parts)), length, *parts[0].shape[2:]), dtype=np.float32)
    whole[:] = filling
    at = 0
    for part in parts:
        whole[at : at + len(part), : part.shape[1]] = part
        at += len(part)
    return whole


def edges_in(pieces: Wordpieces, view: View, runs: list[Run]) -> tuple[Floats, Floats]:
    """What it costs to end and to begin a role at each word of a window, for each of some cues. [cues, words]"""
    start, words = view.start, view.words
    within = np.array([pieces.surface[start + a] >= QUOTED_SURFACE for a, _ in runs])
    ends, starts = pieces.edges.at(start + words[:-1], start + words[1:] - 1, within)
    return np.broadcast_to(ends, starts.shape), starts


def roomiest(told: list[tuple[int, tuple[Run, bool]]]) -> list[int]:
    """Which of some cues, told with the room around them, are kept: where two of one head share a wordpiece, the one with more room."""
    taken: set[tuple[int, bool]] = set()
    kept = []
    for i in sorted(range(len(told)), key=lambda i: (-told[i][0], told[i][1])):
        _, ((a, b), inner) = told[i]
        places = {(at, inner) for at in range(a, b)}
        if not places & taken:
            taken |= places
            kept.append(i)
    return kept


def shared_out(views: Sequence[View]) -> list[list[tuple[Cue, int]]]:
    """For each window the cues whose roles are to be looked for there: a cue that two windows see is left to the one with more room around it."""
    told = [(i, cue, room) for i, view in enumerate(views) for cue, room in view.cues]
    shared: list[list[tuple[Cue, int]]] = [[] for _ in views]
    for at in sorted(roomiest([(room, (cue.moved(views[i].start).run, cue.inner)) for i, cue, room in told])):
        i, cue, room = told[at]
        shared[i].append((cue, room))
    return shared


def cut_short(path: NDArray[np.int64], words: NDArray[np.int64], middle: int) -> bool:
    """Whether a label path [words] still is in a source or a content where what was looked at ends, `NEAR` around a cue's middle."""
    told = np.flatnonzero(path)
    if not len(told):
        return False
    first, last = int(words[told[0]]), int(words[told[-1] + 1])
    return (middle - first >= NEAR - MARGIN and first > 0) or (last - middle >= NEAR - MARGIN and last < words[-1])


def words_of(pieces: Wordpieces, start: int, end: int) -> NDArray[np.int64]:
    """Where the words of a window begin, in wordpieces from its start, and its end at last. [words + 1]"""
    begins = pieces.begins[start:end].copy()
    begins[0] = True
    return np.append(np.flatnonzero(begins), end - start)


def cues_of(logits: Floats, words: NDArray[np.int64], biases: tuple[float, float]) -> list[Cue]:
    """The cues of a window by both heads' logits [2, length, 3], in wordpieces, with the head and the mean probability of their words.

    One that both find is the outer head's.
    """
    scores = by_word(log_softmax(logits), words[:-1], CUE_CARRIED)
    chances = 1.0 - np.exp(scores[:, :, 0])
    paths = best_paths(scores, CUE_STARTS, CUE_MOVES, np.array(biases, dtype=np.float32))
    outer, inner = (runs_of(path, 1, 2) for path in paths)
    fresh = [(a, b) for a, b in inner if not any(a < y and x < b for x, y in outer)]
    both = [(0, a, b) for a, b in outer] + [(1, a, b) for a, b in fresh]
    return [Cue((int(words[a]), int(words[b])), bool(head), float(chances[head, a:b].mean())) for head, a, b in both]


def placed(cues: list[Run], length: int, reached: int) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64]]:
    """Flags [cues, length], places and distances [cues, reach] that tell the role head where each cue stands and what is near it.

    Index 0 is the opening wordpiece. As many places are taken for each cue, a window's edge shifting them to its other side.
    """
    reach = min(length, 2 * reached)
    flags = np.zeros((len(cues), length), dtype=np.float32)
    near = np.zeros((len(cues), reach), dtype=np.int64)
    distances = np.zeros((len(cues), reach), dtype=np.int64)
    for i, (a, b) in enumerate(cues):
        flags[i, a + 1 : b + 1] = 1
        first = min(max(0, (a + b) // 2 + 1 - reached), length - reach)
        at = near[i] = np.arange(first, first + reach)
        distances[i] = np.clip(at - np.where(at < a + 1, a + 1, b), -REACH, REACH) + REACH
        distances[i, max(0, a + 1 - first) : b + 1 - first] = 2 * REACH + 1
    return flags, near, distances


def spread(scores: Floats, near: NDArray[np.int64], length: int) -> Floats:
    """Log probabilities [cues, reach, labels] put back to their places in the window; "no role" everywhere else. [cues, length, labels]"""
    whole = np.empty((len(scores), length, scores.shape[-1]), dtype=np.float32)
    whole[:] = NOTHING
    whole[np.arange(len(scores))[:, None], near] = scores
    return whole


@dataclass(frozen=True, slots=True)
class Roles:
    """Source and content of one cue in words of its window, with the numbers that speak for them."""

    source: Run | None
    content: tuple[Run, ...]
    chance: float
    least: float

    def placed(self, cue: Cue, words: NDArray[np.int64]) -> Found:
        """The same in wordpieces of the whole text; `cue` in wordpieces of the window that begins at `words[0]`."""

        def moved(run: Run) -> Run:
            return int(words[run[0]]), int(words[run[1]])

        start = int(words[0])
        return Found(
            cue=cue.moved(start).run,
            source=moved(self.source) if self.source else None,
            content=tuple(moved(run) for run in self.content),
            inner=cue.inner,
            cue_chance=cue.chance,
            role_chance=self.chance,
            least=self.least,
        )


def roles_of(path: NDArray[np.int64], scores: Floats) -> Roles | None:
    """The roles on a label path [words] through scores [words, labels]; None where no content was found."""
    content = runs_of(path, 3, 4)
    if not content:
        return None
    taken = scores[np.arange(len(path)), path]
    sources = runs_of(path, 1, 2)
    source = max(sources, key=lambda s: (float(taken[s[0] : s[1]].mean()), -s[0])) if sources else None
    parts = [*content, *([source] if source else [])]
    edges = [taken[i] for a, b in content for i in (a - 1, a, b - 1, b) if 0 <= i < len(path)]
    return Roles(
        source=source,
        content=tuple(content),
        chance=float(np.exp(np.concatenate([taken[a:b] for a, b in parts]).mean())),
        least=float(np.exp(min(edges))),
    )


def room_of(cue: tuple[int, int], start: int, end: int, count: int) -> int:
    """How many wordpieces lie between a cue and the nearest cut of its window. The text's own ends are no cuts."""
    before = cue[0] if start else count
    after = end - start - cue[1] if end < count else count
    return min(before, after)


@cache
def shipped() -> Tagger:
    """The tagger whose weights ship with the package. Raises ModelError where they are missing or not the right ones."""
    names = ("tagger.reader.onnx", "tagger.roles.onnx", "tagger.tokenizer.json")
    return Tagger(*(str(models.path_of(name)) for name in names))
