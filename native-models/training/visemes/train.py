"""Trains a first, small net on .cache/visemes/sessions, and says now and then how good it is on people. See recipe.sh."""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import soundfile
import torch

from features import log_mel, without_mean
from hearing import throat
from net import ARTICULATORS, LOOK_AHEAD, Net
from phones import PHONE_ID, PHONE_TO_VISEME, VISEME_ID
from score import line, score

CACHE = Path(__file__).resolve().parents[3] / ".cache" / "visemes"
VISEME = torch.tensor([*PHONE_TO_VISEME, -1])
LENGTH, BATCH, WARM = 300, 32, 20


def load(patterns: list) -> tuple:
    """All sessions' frames less their running mean (float16), phones, and each session's first hop."""
    frames, phones, starts, begin = [], [], [], 0
    mean = None
    for pattern in patterns:
        for path in sorted((CACHE / "sessions").glob(pattern)):
            pack = np.load(path)
            raw, lengths = pack["frames"], pack["lengths"]
            if mean is None:
                mean = raw[::7].astype(np.float32).mean(0)
            edges = np.concatenate([[0], np.cumsum(lengths)])
            order = np.argsort(lengths)
            clean = np.empty_like(raw)
            for chunk in np.array_split(order, max(1, len(order) // 200)):
                padded = np.zeros((len(chunk), lengths[chunk].max(), raw.shape[1]), np.float32)
                for row, session in enumerate(chunk):
                    padded[row, : lengths[session]] = raw[edges[session] : edges[session + 1]]
                padded = without_mean(padded, mean)
                for row, session in enumerate(chunk):
                    clean[edges[session] : edges[session + 1]] = padded[row, : lengths[session]]
            frames.append(clean)
            phones.append(pack["phones"])
            starts.append(begin + edges[:-1])
            begin += edges[-1]
    return np.concatenate(frames), np.concatenate(phones), np.concatenate(starts), mean


class Human:
    """Recordings as they are, for measuring."""

    def __init__(self, voice: str, mean, limit: int):
        self.items = []
        for path in sorted((CACHE / "speech" / voice).glob("*.phones"))[:limit]:
            samples, _ = soundfile.read(path.with_suffix(".wav"), dtype="float32")
            frames = without_mean(log_mel(np.concatenate([samples, np.zeros(160 * LOOK_AHEAD, np.float32)])), mean)
            rows = [text.split() for text in path.read_text().splitlines()]
            ends = np.array([float(end) for end, _ in rows])
            names = np.array([PHONE_ID.get(name, -1) for _, name in rows] + [-1])
            hops = len(samples) // 160
            truth = names[np.searchsorted(ends, (np.arange(hops) + 0.5) / 100, side="right")]
            self.items.append((frames, VISEME[truth].numpy()))

    def measure(self, net) -> dict:
        guesses, truths = [], []
        with torch.no_grad():
            for frames, truth in self.items:
                logits, _, _ = net(torch.tensor(frames)[None])
                guesses.append(logits[0].argmax(-1).numpy()[LOOK_AHEAD:][: len(truth)])
                truths.append(truth[: len(guesses[-1])])
        return score(np.concatenate(guesses), np.concatenate(truths))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--sessions", nargs="+", default=["tts-*.npz"])
    parser.add_argument("--frames", type=float, default=12e6)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--settings", type=json.loads, default={})
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--start")
    parser.add_argument("--measure", nargs="*", default=["human-test", "human-held"])
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    draw = np.random.default_rng(options.seed)
    frames, phones, starts, mean = load(options.sessions)
    visemes = VISEME[phones.astype(np.int64)].numpy()
    print(f"{len(frames)} frames in {len(starts)} sessions", flush=True)
    net = Net(**options.settings)
    if options.start:
        kept = torch.load(options.start)
        mean = kept["mean"].numpy()
        net = Net(**kept["settings"])
        net.load_state_dict(kept["weights"])
    print("parameters", sum(p.numel() for p in net.parameters()), flush=True)
    count = np.bincount(visemes[visemes >= 0], minlength=15)
    weight = torch.tensor((count.sum() / 15 / count) ** 0.25, dtype=torch.float32)
    weight[VISEME_ID["PP"]] *= 1.3
    human = [(voice, Human(voice, mean, 80)) for voice in options.measure if (CACHE / "speech" / voice).exists()]
    members = torch.zeros(16, len(ARTICULATORS))
    for column, names in enumerate(ARTICULATORS):
        for name in names:
            members[VISEME_ID[name], column] = 1
    steps = int(options.frames // (LENGTH * BATCH))
    optimiser = torch.optim.AdamW(net.parameters(), lr=options.rate, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, options.rate, total_steps=steps, pct_start=0.1)
    losses, began = [], time.time()
    for step in range(steps):
        at = draw.integers(0, len(frames) - LENGTH, BATCH)
        rows = at[:, None] + np.arange(LENGTH)
        x = frames[rows].astype(np.float32)
        for sample in x:
            if draw.random() < 0.7:
                sample[:] = sample @ throat(draw.uniform(0.87, 1.15))
            band = draw.integers(0, 44)
            sample[:, band : band + draw.integers(0, 8)] = 0
        x += draw.normal(0, 0.35, (BATCH, 1, x.shape[2])).astype(np.float32)
        y = torch.full((BATCH, LENGTH), -1)
        p = torch.full((BATCH, LENGTH), -1)
        y[:, WARM:] = torch.tensor(visemes[rows[:, WARM - LOOK_AHEAD : LENGTH - LOOK_AHEAD]])
        p[:, WARM:] = torch.tensor(phones[rows[:, WARM - LOOK_AHEAD : LENGTH - LOOK_AHEAD]].astype(np.int64))
        # bfloat16 where the processor has it: half as much again per second, and nothing lost.
        with torch.cpu.amp.autocast(dtype=torch.bfloat16):
            v, f, a = (logits.float() for logits in net(torch.tensor(x)))
        entropy = torch.nn.functional.cross_entropy
        loss = entropy(v.flatten(0, 1), y.flatten(), weight, ignore_index=-1, label_smoothing=0.05)
        loss = loss + 0.3 * entropy(f.flatten(0, 1), p.flatten(), ignore_index=-1, label_smoothing=0.05)
        known = (y >= 0).float()[..., None]
        loss = loss + 0.3 * torch.nn.functional.binary_cross_entropy_with_logits(a, members[y], known.expand_as(a))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2)
        optimiser.step()
        schedule.step()
        losses.append(loss.item())
        if (step + 1) % max(1, steps // 12) == 0 or step == steps - 1:
            net.eval()
            print(f"{(step + 1) / steps:.0%} loss {np.mean(losses[-200:]):.3f} {time.time() - began:.0f} s", flush=True)
            for voice, set_ in human:
                print(f"   {voice}: {line(set_.measure(net))}", flush=True)
            net.train()
            torch.save(dict(settings=net.settings, weights=net.state_dict(), mean=torch.tensor(mean)), options.out)


if __name__ == "__main__":
    main()
