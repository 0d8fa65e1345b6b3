"""Scores as they are published: 15 classes, 6 mouth groups, and lip closure, per hop of 10 ms."""

import numpy as np

from phones import VISEME_ID

GROUPS = dict(closed="PP", teeth="FF", rounded="oh ou", open="aa E ih", silence="sil", other="TH DD kk CH SS nn RR")
GROUP_OF = np.zeros(15, int)
for number, names in enumerate(GROUPS.values()):
    for name in names.split():
        GROUP_OF[VISEME_ID[name]] = number


def score(guess: np.ndarray, truth: np.ndarray) -> dict:
    """`guess` and `truth`: viseme numbers; truth -1 is not scored."""
    kept = truth >= 0
    guess, truth = guess[kept], truth[kept]
    closed = VISEME_ID["PP"]
    hit = np.sum((guess == closed) & (truth == closed))
    return dict(
        frames=int(kept.sum()),
        visemes=float(np.mean(guess == truth)),
        groups=float(np.mean(GROUP_OF[guess] == GROUP_OF[truth])),
        closureRecall=float(hit / max(1, np.sum(truth == closed))),
        closurePrecision=float(hit / max(1, np.sum(guess == closed))),
    )


def line(scores: dict) -> str:
    return (
        f"{scores['visemes']:.1%} / {scores['groups']:.1%}, closure {scores['closureRecall']:.0%} at "
        f"{scores['closurePrecision']:.0%} ({scores['frames']} hops)"
    )
