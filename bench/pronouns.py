"""GAP: whom an ambiguous "he", "she", "him", "his" or "her" stands for, the spans of the two names given.

usage: python -m bench.pronouns [--data ../shared] [--set test] [--show]

The article pipeline chooses by the same rows and the same weights. Weights are learned from `development` and `validation`: their figures say nothing of unseen text.
"""

import argparse
from collections import Counter
from pathlib import Path

from accordingto.actors.antecedents import SEX, rows_of, setting_of
from accordingto.actors.weighing import shipped
from training.gap import Example, examples_in


def said_of(example: Example) -> int:
    """Which of the two given names is said to be meant; -1 for neither."""
    chances = shipped().chances(rows_of(setting_of(example.text, example.pronoun), example.candidates))[:2]
    return max((0, 1), key=lambda i: chances[i]) if max(chances) >= shipped().least else -1


def f1(counts: Counter[str]) -> float:
    """F1 in percent."""
    return 200 * counts["true"] / max(1, 2 * counts["true"] + counts["false"] + counts["missed"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--set", default="test", choices=["test", "development", "validation"])
    parser.add_argument("--show", action="store_true", help="print the ones that are wrong")
    args = parser.parse_args()
    counts: dict[str, Counter[str]] = {"male": Counter(), "female": Counter()}
    for example in examples_in(args.data / "data" / "coref" / f"gap-{args.set}.tsv"):
        said, sex = said_of(example), SEX[example.pronoun.of(example.text).lower()]
        counts[sex]["true"] += said >= 0 and said == example.meant
        counts[sex]["false"] += said >= 0 and said != example.meant
        counts[sex]["missed"] += example.meant >= 0 and said != example.meant
        if args.show and said != example.meant:
            print(shown(example, said))
    male, female = f1(counts["male"]), f1(counts["female"])
    print(
        f"pronouns, GAP {args.set}: F1 {f1(counts['male'] + counts['female']):.1f}, masculine {male:.1f}, feminine {female:.1f}, bias {female / male:.3f}"
    )


def shown(example: Example, said: int) -> str:
    """A wrong one with its names marked: * for what was meant, ? for what was said."""
    text = example.text
    marks = [(example.pronoun, "@")] + [
        (c.mentions[0], f"{'*' * (i == example.meant)}{'?' * (i == said)}{c.gender or ''}:") for i, c in enumerate(example.candidates[:2])
    ]
    for span, mark in sorted(marks, reverse=True):
        text = f"{text[: span.start]}[{mark}{span.of(text)}]{text[span.end :]}"
    return text


if __name__ == "__main__":
    main()
