"""Gives the phones of human recordings new times: pocketsphinx knows the words, the net, trained on voices whose times
are exact, hears the edges better. Viterbi's best path through the phones in their order, each at least two hops long, a
silence wherever there may be one. Writes over the .phones. Usage: realign.py NET.pt human-VOICE..."""

import sys

import numpy as np
import soundfile
import torch

from features import log_mel, without_mean
from net import LOOK_AHEAD, load
from phones import PHONE_ID
from train import CACHE

SHORTEST = 2


def best_times(scores: np.ndarray, names: list) -> list:
    """`scores`: (hops, phones) logarithms; `names`: phones in order, None where a silence may be. Their lengths in hops."""
    states, optional = [], []
    for number, name in enumerate(names):
        for part in range(1 if name is None else SHORTEST):
            states.append((number, PHONE_ID["sil"] if name is None else PHONE_ID[name]))
            optional.append(name is None)
    hops, count = len(scores), len(states)
    emitted = scores[:, [phone for _, phone in states]]
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


def main() -> None:
    net, mean = load(sys.argv[1])
    for voice in sys.argv[2:]:
        moved = []
        for path in sorted((CACHE / "speech" / voice).glob("*.phones")):
            rows = [text.split() for text in path.read_text().splitlines()]
            said = [name for _, name in rows if name not in ("sil", "-")]
            gaps = [name for _, name in rows if name != "-"]
            names = []
            for name in gaps:
                names.append(None if name == "sil" else name)
            names = [None, *names, None]
            names = [name for at, name in enumerate(names) if name is not None or at == 0 or names[at - 1] is not None]
            samples, _ = soundfile.read(path.with_suffix(".wav"), dtype="float32")
            sound = np.concatenate([samples, np.zeros(160 * LOOK_AHEAD, np.float32)])
            with torch.no_grad():
                _, phones, _ = net(torch.tensor(without_mean(log_mel(sound), mean))[None])
            scores = torch.log_softmax(phones[0], -1).numpy()[LOOK_AHEAD:]
            if len(scores) < SHORTEST * len(said) + 4:
                continue
            lengths = best_times(scores, names)
            ends = np.cumsum(lengths) / 100
            path.write_text("".join(f"{end:.2f} {name or 'sil'}\n" for end, name, n in zip(ends, names, lengths) if n))
            old = [float(end) for end, name in rows if name not in ("sil", "-")]
            new = [end for end, name in zip(ends, names) if name is not None]
            moved += [b - a for a, b in zip(old, new)]
        print(f"{voice}: edges moved by {np.median(np.abs(moved)) * 1000:.0f} ms (median), {np.mean(moved) * 1000:+.0f} ms on the mean", flush=True)


if __name__ == "__main__":
    main()
