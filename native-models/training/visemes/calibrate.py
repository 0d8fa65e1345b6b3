"""Sets the balance of the visemes on human speech: a bias for each, and how far the articulators' own outputs (lips
closed, lip at the teeth, lips rounded) speak with. Nineteen numbers, fitted to labelled recordings as they are, and for
PP the bias at which closure is heard best. Usage: calibrate.py NET.pt OUT.json human-VOICE..."""

import json
import sys
from pathlib import Path

import numpy as np
import torch

from net import LOOK_AHEAD, load
from phones import VISEME_ID, VISEMES
from score import line, score
from train import Human

# By how much the recall of closure should exceed its precision, on the recordings given.
CAUTION = 0.37
# Which viseme each articulator speaks for.
SPEAKS_FOR = torch.tensor([[name in names for name in VISEMES] for names in (("PP",), ("FF",), ("oh", "ou"))]).float()


def main() -> None:
    net, mean = load(sys.argv[1])
    logits, articulators, truths = [], [], []
    for voice in sys.argv[3:]:
        for frames, truth in Human(voice, mean, 150).items:
            with torch.no_grad():
                v, _, a = (part[0][LOOK_AHEAD:] for part in net(torch.tensor(frames)[None]))
            count = min(len(truth), len(v))
            logits.append(v[:count])
            articulators.append(a[:count])
            truths.append(torch.tensor(truth[:count]).long())
    logits, articulators, truth = torch.cat(logits), torch.cat(articulators), torch.cat(truths)
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
            scores = score(tried.argmax(1).numpy(), truth.numpy())
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
