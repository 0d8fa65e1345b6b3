"""Sets the balance of the visemes on human speech: a bias for each, and how far the articulators' own outputs (lips
closed, lip at the teeth, lips rounded) speak with. Nineteen numbers, fitted to the lines and labels that the net was
taught, as they are, and for PP the bias at which closure is heard best, with the phones' say.
Usage: calibrate.py NET.pt OUT.json human-VOICE..."""

import json
import sys
from pathlib import Path

import numpy as np
import torch

from features import FLOOR, without_mean
from net import LOOK_AHEAD, SPEAKS_FOR, agreed, load
from phones import PHONE_TO_VISEME, VISEME_ID, VISEMES
from score import line, score
from teach import CACHE

# By how much the recall of closure should exceed its precision, on the recordings given.
CAUTION = 0.18
# Of each voice so many pieces of so many hops, as loud as people speak into a microphone.
PIECES, HOPS, LOUDNESS = 20, 1500, 10**-1.5


def pieces(voices: list, mean):
    """Frames less their running mean, and the viseme of each."""
    lines, labels = np.load(CACHE / "lines.npz"), np.load(CACHE / "labels.npy")
    frames, names, edges = lines["frames"], list(lines["voices"]), np.concatenate([[0], np.cumsum(lines["lengths"])])
    for voice in voices:
        begin = edges[np.flatnonzero(lines["voice"] == names.index(voice))[0]]
        for at in range(begin, begin + PIECES * HOPS, HOPS):
            quiet = np.log(np.exp(frames[at : at + HOPS].astype(np.float32)) * LOUDNESS + FLOOR)
            yield without_mean(quiet, mean), np.array([*PHONE_TO_VISEME, -1])[labels[at : at + HOPS]]


def main() -> None:
    net, mean = load(sys.argv[1])
    logits, phones, articulators, truths = [], [], [], []
    for frames, truth in pieces(sys.argv[3:], mean):
        with torch.no_grad():
            v, p, a = (part[0][LOOK_AHEAD:] for part in net(torch.tensor(frames, dtype=torch.float32)[None]))
        logits.append(v)
        phones.append(p)
        articulators.append(a)
        truths.append(torch.tensor(truth[: len(v)]))
    logits, phones, articulators, truth = (torch.cat(parts) for parts in (logits, phones, articulators, truths))
    bias = torch.zeros(len(VISEMES), requires_grad=True)
    share = torch.zeros(3, requires_grad=True)
    sharpness = torch.ones(1, requires_grad=True)
    mixed = lambda: logits * sharpness + bias + articulators @ (share[:, None] * SPEAKS_FOR)
    optimiser = torch.optim.LBFGS([bias, share, sharpness], max_iter=60)

    def loss():
        optimiser.zero_grad()
        entropy = torch.nn.functional.cross_entropy(mixed(), truth, ignore_index=-1)
        (entropy + 0.03 * (bias**2).sum() + 0.003 * (share**2).sum()).backward()
        return entropy

    before = score(logits.argmax(1).numpy(), truth.numpy())
    optimiser.step(loss)
    closed = VISEME_ID["PP"]
    with torch.no_grad():
        # The closure's recall is asked to lie well above its precision: a missed closure is what people see.
        best = None
        for extra in np.arange(-1, 2.01, 0.1):
            tried = mixed()
            tried[:, closed] += extra
            scores = score(agreed(tried, phones).argmax(1).numpy(), truth.numpy())
            gap = abs(scores["closureRecall"] - scores["closurePrecision"] - CAUTION)
            if best is None or gap < best[0]:
                best = (gap, extra, scores)
        bias[closed] += best[1]
    print("before", line(before))
    print("after ", line(best[2]), "sharpness", round(float(sharpness), 2), "PP", round(float(best[1]), 2))
    weights = (share[:, None] * SPEAKS_FOR).tolist()
    Path(sys.argv[2]).write_text(
        json.dumps(dict(sharpness=float(sharpness), bias=bias.tolist(), articulators=weights), indent=2) + "\n"
    )


if __name__ == "__main__":
    main()
