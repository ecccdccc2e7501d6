"""Pairs of contents of news worlds with known truth: what real stories don't show, events told for months and their look-alikes of other events."""

import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from accordingto.claims.candidates import candidates
from accordingto.claims.judging import features
from bench.worlds.gold import Truth, gold_readings
from bench.worlds.making import save, world_of
from training.claims import joining_of

WORDING = "a"
"""The wording set on which choices are made; no sentence of it stands in the one that measures."""
SEEDS = (101, 102)
ARTICLES = 500

Pairs = tuple[np.ndarray, list[tuple[str, str]], np.ndarray]
"""Features [pairs, features], texts, and whether they are one claim [pairs]."""


def world_pairs() -> Pairs:
    """Features, texts and labels of the pairs that are worth judging in some worlds, each made in a process of its own, for outlets are read once a process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        found = list(pool.map(pairs_of, SEEDS))
    return np.concatenate([x for x, _, _ in found]), [pair for _, texts, _ in found for pair in texts], np.concatenate([y for _, _, y in found])


def pairs_of(seed: int) -> Pairs:
    """The pairs of one world."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        save(world_of(ARTICLES, WORDING, seed), folder, {})
        os.environ["ACCORDINGTO_OUTLETS"] = str(folder / "outlets.tsv")
        truth = Truth(folder)
        joining = joining_of(gold_readings(truth))
    claims = claims_of(truth)
    nodes = joining.nodes
    worth = candidates([n.wording for n in nodes], joining.vectors, [n.day for n in nodes], [n.speakers for n in nodes])
    rows, texts, labels = [], [], []
    for a, b in sorted({*map(tuple, worth.tolist()), *joining.meant}):
        one, other = ({claims[t.report.key] for t in nodes[i].tellings} for i in (a, b))
        if len(one) == len(other) == 1 and not opposed(truth, *one, *other):
            rows.append(features(nodes[a].wording, nodes[b].wording, float(joining.vectors[a] @ joining.vectors[b]), joining.setting(a, b)))
            texts.append((nodes[a].wording.text, nodes[b].wording.text))
            labels.append(float(one == other))
    return np.array(rows), texts, np.array(labels)


def claims_of(truth: Truth) -> dict[str, str]:
    """The true claim of each report, by its key; the statements of an article are numbered in the order of its text."""
    return {
        f"{row['id']}#s{i}": str(report["claim"])
        for row in truth.articles
        for i, report in enumerate(sorted(row["reports"], key=lambda r: r["spans"]["content"]), 1)
    }


def opposed(truth: Truth, one: str, other: str) -> bool:
    """Whether one claim says the opposite of the other; the two are one here, and count neither way."""
    return truth.claims[one].get("opposite") == other or truth.claims[other].get("opposite") == one
