"""Goes on training a net from its file, on a processor, with more voices and with long quiet before words, and goes a part
of the way there: the mean of the file's weights and of those that the runs end with is right where either is (Wortsman et
al. 2022, "Robust fine-tuning of zero-shot models"). Seeds are 1, 2 and so on.
Usage: tune.py FILE.onnx OUT.pt OUT.json [--minutes 45] [--runs 2] [--share 0.35] [--closure 0.4]. See recipe.sh."""

import argparse
import copy
import json
import time
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch.nn.functional import avg_pool1d, binary_cross_entropy_with_logits, cross_entropy, max_pool1d, one_hot

from features import MELS
from hearing import Hearing
from net import SHAPED_AS, Net, agreed
from phones import PHONE_ID, PHONES, VISEME_ID, VISEMES
from teach import CACHE, WARM, Loss, log, save

RATE, BATCH, HOPS, SMOOTH = 3e-4, 16, 400, 0.05
CLOSED = VISEME_ID["PP"]
# The share of lines that begin after a long quiet, and of those that a quiet of up to so many hops is heard before.
QUIET, WAITED, LONGEST_WAIT = 0.3, 0.3, 120
# Of hops within half of MEAN around: a line whose phones the net hears less is misheard.
NEAR, MEAN, HEARD, LEAST = 5, 61, 0.45, 0.05


def from_onnx(path: str):
    """The net of a file that export.py wrote, its articulators' say in the visemes, and the mean that it begins with."""
    parts = [numpy_helper.to_array(part) for part in onnx.load(path).graph.initializer]
    at = [number for number, part in enumerate(parts) if part.dtype == np.float16]
    weights = [(parts[number].astype(np.float32), parts[number + 1]) for number in at]
    (mean,) = [part[0] for part in parts[: at[0]] if part.shape == (1, MELS)]
    (say,) = [part for part in parts if part.shape == (3, len(VISEMES))]
    state = {}

    def convolution(name: str, pair, taps: int) -> None:
        state[f"{name}.weight"] = pair[0].reshape(taps, -1, pair[0].shape[1]).transpose(2, 1, 0)
        state[f"{name}.bias"] = pair[1]

    convolution("first", weights[0], 5)
    for number in range((len(weights) - 6) // 2):
        convolution(f"blocks.{number}.wide", weights[1 + 2 * number], 3)
        convolution(f"blocks.{number}.point", weights[2 + 2 * number], 1)
    for name, (weight, bias) in zip(("ih", "hh"), weights[-5:-3]):
        state |= {f"memory.weight_{name}_l0": weight.T, f"memory.bias_{name}_l0": bias}
    for name, (weight, bias) in zip(("articulators", "visemes", "phones"), weights[-3:]):
        state |= {f"{name}.weight": weight.T, f"{name}.bias": bias}
    net = Net(width=weights[0][0].shape[1], memory=weights[-4][0].shape[0], dilations=(1, 2, 4, 8, 16, 2, 4))
    left = net.load_state_dict({name: torch.tensor(value.copy()) for name, value in state.items()}, strict=False)
    assert all(".norm." in name for name in left.missing_keys) and not left.unexpected_keys, left
    for block in net.blocks:
        # The file has it in the convolution before it.
        block.norm.running_var.fill_(1 - block.norm.eps)
        block.norm.requires_grad_(False)
    return net, torch.tensor(say.copy()), torch.tensor(mean.copy())


class Waiting(Hearing):
    """Some lines begin after a long quiet: the running mean has gone to the room's."""

    def __init__(self, lines):
        super().__init__(lines, HOPS, "cpu", human=0.6)
        people = torch.tensor([str(voice).startswith("human") for voice in lines["voices"]])
        self.by_people = people[torch.as_tensor(np.repeat(lines["voice"], lines["lengths"]).astype(np.int64))]

    def pick(self, count: int):
        self.waiting = torch.arange(self.hops) < self.some(count, WAITED)[..., 0] * self.draw(count)[..., 0] * LONGEST_WAIT
        return super().pick(count)

    def room(self, power, people):
        return super().room(power * ~self.waiting[..., None], people)

    def without_mean(self, log):
        age = torch.randint(-1, len(self.ages), (len(log),)).clamp_min(0)
        known = torch.where((age > 0)[:, None], log.mean(1), self.mean)
        # What is there when nobody speaks: the softest eighth.
        quiet = log.sort(1).values[:, : self.hops // 8].mean(1)
        gone = (self.some(len(log), QUIET) * self.draw(len(log), 0.3))[:, 0]
        known = torch.lerp(known, quiet, gone)
        age = torch.where(gone[:, 0] > 0, torch.full_like(age, len(self.ages) - 1), age)
        self.silent = self.silent | self.waiting
        return log - torch.bmm(self.means[age], torch.cat([known[:, None], log], 1))


class Final(Loss):
    """Of what the app uses, both heads together; closure once more by itself, so that one too many costs as well."""

    def __init__(self, phones, say):
        super().__init__(phones, "cpu")
        self.say = say

    def __call__(self, answer, phones, heed):
        """`phones` (batch, hops, phones): how likely each is; `heed` (batch, hops): whether that is known."""
        v, p, a = (logits.float().flatten(0, 1) for logits in answer)
        phones, heed = phones.flatten(0, 1), heed.flatten()
        visemes = phones @ SHAPED_AS
        together = agreed(v + a @ self.say, p)
        odds = together[:, CLOSED] - torch.logsumexp(together.index_fill(1, torch.tensor(CLOSED), -torch.inf), 1)
        weight = (visemes * self.weight).sum(1)
        loss = weight * cross_entropy(together, visemes, reduction="none")
        loss = loss + 0.4 * weight * cross_entropy(v, visemes, reduction="none")
        loss = loss + 0.3 * cross_entropy(p, phones, reduction="none")
        articulated = binary_cross_entropy_with_logits(a, visemes @ self.speaks_for.T, reduction="none")
        loss = loss + 0.3 * articulated.sum(1)
        loss = loss + binary_cross_entropy_with_logits(odds, visemes[:, CLOSED], reduction="none")
        return (loss * heed).sum() / heed.sum()


def placed(old, hearing: Hearing, hop, phones):
    """How likely each phone is in people's lines, (batch, hops, phones), and whether that is known. Words' times are some
    hops off: where a phone is that is said near a hop, the net, as it was, hears better in the line as it is."""
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        heard = old(hearing.clean(hearing.frames[hop].float(), 0))[1][:, old.late :]
    said = one_hot(phones.clamp_min(0), len(PHONES)).float() * (phones >= 0)[..., None]
    said = max_pool1d(said.transpose(1, 2), 2 * NEAR + 1, 1, NEAR).transpose(1, 2)
    likely = torch.softmax(heard.float(), -1) * said
    sure = likely.sum(-1)
    around = avg_pool1d(sure[:, None], MEAN, 1, MEAN // 2, count_include_pad=False)[:, 0]
    return likely / (sure[..., None] + 1e-3), ((sure > LEAST) & (around > HEARD)).float()


def targets(old, hearing: Hearing, hop):
    """The same for all lines of a batch."""
    at = hop[:, : hop.shape[1] - old.late]
    phones = hearing.phones[at]
    likely, heed = one_hot(phones.clamp_min(0), len(PHONES)).float(), (phones >= 0).float()
    people = hearing.by_people[at[:, 0]]
    if people.any():
        likely[people], heed[people] = placed(old, hearing, hop[people], phones[people])
    quiet = hearing.silent.expand(-1, hop.shape[1])[:, : at.shape[1]]
    likely[quiet], heed[quiet] = one_hot(torch.tensor(PHONE_ID["sil"]), len(PHONES)).float(), 1
    return (1 - SMOOTH) * likely + SMOOTH / len(PHONES), heed


def run(start, say, hearing: Waiting, seconds: float) -> dict:
    """The mean of the last steps' weights."""
    loss_of = Final(hearing.phones, say)
    old, net = copy.deepcopy(start).eval(), copy.deepcopy(start).train()
    for block in net.blocks:
        block.norm.eval()
    weights = [parameter for parameter in net.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=RATE, weight_decay=0, betas=(0.9, 0.98))
    kept = {name: value.detach().clone() for name, value in net.state_dict().items()}
    began, step, losses = time.time(), 0, []
    while (done := (time.time() - began) / seconds) < 1:
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1, done / 0.08 + 0.02) * (0.5 + 0.5 * np.cos(np.pi * done))
        frames, hop = hearing.batch(BATCH)
        likely, heed = targets(old, hearing, hop)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            answer = [part[:, WARM:] for part in net(hearing.spoil(frames))]
        loss = loss_of(answer, likely[:, WARM - net.late :], heed[:, WARM - net.late :])
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 2)
        optimiser.step()
        step += 1
        keep = min(0.985, 1 - 10 / (step + 10))
        with torch.no_grad():
            for name, value in net.state_dict().items():
                if value.is_floating_point():
                    kept[name].lerp_(value, 1 - keep)
        losses.append(loss.item())
        if step % 50 == 0:
            log(f"{done:.0%} step {step} loss {np.mean(losses[-50:]):.3f}")
    return kept


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("out")
    parser.add_argument("calibration")
    parser.add_argument("--minutes", type=float, default=45)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--share", type=float, default=0.35)
    # Closure has become rarer by that much; as often as before, it is right more often.
    parser.add_argument("--closure", type=float, default=0.4)
    options = parser.parse_args()
    # A second thread waits more for the first than it computes.
    torch.set_num_threads(1)
    hearing = Waiting(dict(np.load(CACHE / "lines.npz")))
    net, say, hearing.mean = from_onnx(options.file)
    ends = []
    for number in range(options.runs):
        torch.manual_seed(number + 1)
        ends.append(run(net, say, hearing, options.minutes * 60))
    blend(net, ends, options.share)
    save(net, net.state_dict(), hearing, options.out)
    # The file's balance is in its weights already, but for what the articulators say.
    bias = [options.closure * (number == CLOSED) for number in range(len(VISEMES))]
    calibration = dict(sharpness=1.0, bias=bias, articulators=say.tolist())
    Path(options.calibration).write_text(json.dumps(calibration, indent=2) + "\n")


def blend(net, ends: list, share: float) -> None:
    """Moves the net by `share` of the way to the mean of `ends`."""
    with torch.no_grad():
        for name, value in net.state_dict().items():
            if value.is_floating_point():
                value.lerp_(torch.stack([end[name] for end in ends]).mean(0), share)


if __name__ == "__main__":
    main()
