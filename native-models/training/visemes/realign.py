"""Gives the phones of human recordings new times: pocketsphinx knows the words, the net, trained on voices whose times
are exact, hears the edges better. Viterbi's best path through the phones in their order, each at least three hops long, a
silence wherever there may be one. Times that are known are moved little, or with --afresh are not asked at all. Writes
over the .phones. Usage: realign.py NET.pt [--afresh] human-VOICE..."""

import sys

import numpy as np
import soundfile
import torch

from features import log_mel, without_mean
from net import LOOK_AHEAD, load
from phones import PHONE_ID
from train import CACHE

SHORTEST = 3
# A sound that is no phone of ours is as likely as the likeliest phone, less this.
FOREIGN = 1.5
# Times that are known move by no more hops than NEAR, or at the price of AWAY for each hop.
NEAR, AWAY = 5, 5


def best_times(scores: np.ndarray, names: list, old=None) -> list:
    """`scores`: (hops, phones) logarithms; `names`: phones in order, None where a silence may be, "-" for a sound that is
    none of them; `old`: (seconds, seconds) that each is near, if known. Their lengths in hops."""
    scores = np.concatenate([scores, scores.max(1, keepdims=True) - FOREIGN], 1)
    states, optional = [], []
    for number, name in enumerate(names):
        for part in range(1 if name is None else SHORTEST):
            states.append((number, PHONE_ID["sil"] if name is None else PHONE_ID.get(name, -1)))
            optional.append(name is None)
    hops, count = len(scores), len(states)
    emitted = scores[:, [phone for _, phone in states]]
    if old is not None:
        begin, end = np.array(old)[[number for number, _ in states]].T * 100
        hop = np.arange(hops)[:, None]
        emitted = emitted - np.where((hop < begin - NEAR) | (hop >= end + NEAR), AWAY, 0)
    from_skipped = np.zeros(count, bool)
    from_skipped[2:] = np.array(optional)[1:-1]
    best = np.full(count, -np.inf)
    best[0] = emitted[0, 0]
    if optional[0] and count > 1:
        best[1] = emitted[0, 1]
    came = np.zeros((hops, count), np.int8)
    for hop in range(1, hops):
        stay, step, skip = best, np.full(count, -np.inf), np.full(count, -np.inf)
        step[1:] = best[:-1]
        skip[2:] = np.where(from_skipped[2:], best[:-2], -np.inf)
        ways = np.stack([stay, step, skip])
        came[hop] = ways.argmax(0)
        best = ways.max(0) + emitted[hop]
    state = count - 1 if not optional[-1] or best[-1] >= best[-2] else count - 2
    lengths = [0] * len(names)
    for hop in range(hops - 1, -1, -1):
        lengths[states[state][0]] += 1
        state -= came[hop, state]
    return lengths


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
    afresh = "--afresh" in sys.argv
    for voice in sys.argv[3 if afresh else 2 :]:
        moved = []
        for path in sorted((CACHE / "speech" / voice).glob("*.phones")):
            old = [text.split() for text in path.read_text().splitlines()]
            samples, _ = soundfile.read(path.with_suffix(".wav"), dtype="float32")
            names = [None if name == "sil" else name for _, name in old]
            rows = place(net, mean, samples, names, None if afresh else [float(end) for end, _ in old])
            if rows is None:
                continue
            write_rows(path, rows)
            ends = [[float(end) for end, name in part if name != "sil"] for part in (old, rows)]
            moved += [b - a for a, b in zip(*ends)]
        print(f"{voice}: edges moved by {np.median(np.abs(moved)) * 1000:.0f} ms (median), {np.mean(moved) * 1000:+.0f} ms on the mean", flush=True)


if __name__ == "__main__":
    main()
