"""Viterbi's best path through phones in their order: each at least three hops long, a silence wherever there may be one."""

import numpy as np

from phones import PHONE_ID

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
        state -= int(came[hop, state])
    return lengths
