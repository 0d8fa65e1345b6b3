"""Gives the phones of human recordings new times: pocketsphinx knows the words, the net, trained on voices whose times
are exact, hears the edges better. Viterbi's best path through the phones in their order, each at least three hops long, a
silence wherever there may be one. Times that are known are moved little. Writes over the .phones. Usage: realign.py NET.pt
human-VOICE..."""

import sys

import numpy as np
import soundfile
import torch

from best_times import SHORTEST, best_times
from features import log_mel, without_mean
from net import LOOK_AHEAD, load
from train import CACHE


def place(net, mean, samples, names: list, ends=None):
    """(seconds at the end, phone) of `names` (see best_times) in a recording, or None where they are too many for it.
    `ends`: where each ended so far, if that is known."""
    length = len(samples) / 160 / 100
    old = [(0, 0), *zip([0, *ends], ends), (length, length)] if ends else [(0, length)] * (len(names) + 2)
    names = [None, *names, None]
    kept = [at for at, name in enumerate(names) if name is not None or at == 0 or names[at - 1] is not None]
    # Where a silence meets another, the first stands for both.
    old = [(old[at][0], old[at + 1][1] if at + 1 < len(names) and at + 1 not in kept else old[at][1]) for at in kept]
    names = [names[at] for at in kept]
    sound = np.concatenate([samples, np.zeros(160 * LOOK_AHEAD, np.float32)])
    with torch.no_grad():
        _, phones, _ = net(torch.tensor(without_mean(log_mel(sound), mean))[None])
    scores = torch.log_softmax(phones[0], -1).numpy()[LOOK_AHEAD:]
    if len(scores) < SHORTEST * sum(name is not None for name in names) + 4:
        return None
    lengths = best_times(scores, names, old if ends else None)
    return [(end, name or "sil") for end, name, length in zip(np.cumsum(lengths) / 100, names, lengths) if length]


def write_rows(path, rows) -> None:
    path.write_text("".join(f"{end:.2f} {name}\n" for end, name in rows))


def main() -> None:
    net, mean = load(sys.argv[1])
    for voice in sys.argv[2:]:
        moved = []
        for path in sorted((CACHE / "speech" / voice).glob("*.phones")):
            old = [text.split() for text in path.read_text().splitlines()]
            samples, _ = soundfile.read(path.with_suffix(".wav"), dtype="float32")
            names = [None if name == "sil" else name for _, name in old]
            rows = place(net, mean, samples, names, [float(end) for end, _ in old])
            if rows is None:
                continue
            write_rows(path, rows)
            ends = [[float(end) for end, name in part if name != "sil"] for part in (old, rows)]
            moved += [b - a for a, b in zip(*ends)]
        print(f"{voice}: edges moved by {np.median(np.abs(moved)) * 1000:.0f} ms (median), {np.mean(moved) * 1000:+.0f} ms on the mean", flush=True)


if __name__ == "__main__":
    main()
