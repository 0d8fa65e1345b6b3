"""All voices' lines, one after another as they are, with a pause after each, as frames: .cache/visemes/lines.npz with
`frames` (hops, 48) float16 at a peak of 1, `phones` (hops) int8 (-1: not learnt from), `lengths` of the lines and the
`voice` of each, `voices` and their `shares`, and `noise` (hops, 48) at a level of 1. Usage: lines.py VOICES.json..."""

import json
import sys
from multiprocessing import Pool
from pathlib import Path

import numpy as np

import augment
from build import CACHE, MUSIC, Sessions, read, utterances
from features import HOP, RATE, log_mel
from phones import PHONE_ID

NOISES, NOISE_SECONDS = 60, 10


def lines(voice: str) -> tuple:
    """Frames, phones and lengths of one voice."""
    sessions = Sessions(sum(voice.encode()), {voice: 1})
    sounds, phones, lengths = [], [], []
    order = sessions.draw.permutation(len(utterances(voice)))
    for path in (sessions.files[voice][number] for number in order):
        samples, rows = read(path)
        samples = samples / (np.percentile(np.abs(samples), 99.9) + 1e-9)
        pause = sessions.pause(int(sessions.draw.exponential(0.35) * RATE) + HOP, augment.level(samples))
        hops = (len(samples) + len(pause)) // HOP
        ends = np.array([end for end, _ in rows])
        names = np.array([*(phone for _, phone in rows), PHONE_ID["sil"]], np.int8)
        sounds.append(np.concatenate([samples, pause])[: hops * HOP])
        phones.append(names[np.searchsorted(ends, (np.arange(hops) + 0.5) * HOP / RATE, side="right")])
        lengths.append(hops)
    return log_mel(np.concatenate(sounds)).astype(np.float16), np.concatenate(phones), lengths


def noises() -> np.ndarray:
    """White noise, hums, clicks and music; what a crowd is, hearing.py makes of the voices themselves."""
    draw, music = np.random.default_rng(1), augment.music_pieces(MUSIC)
    quiet = lambda draw, count: augment.coloured(draw, count, 0)
    made = [augment.noise(draw, NOISE_SECONDS * RATE, music, quiet) for _ in range(NOISES)]
    return log_mel(np.concatenate(made)).astype(np.float16)


def main() -> None:
    shares = {}
    for path in sys.argv[1:]:
        given = json.loads(Path(path).read_text())
        whole = sum(share for voice, share in given.items() if utterances(voice))
        # Each file has the same part in the whole.
        shares |= {voice: share / whole for voice, share in given.items() if utterances(voice)}
    voices = list(shares)
    with Pool(2) as pool:
        parts = pool.map(lines, voices, chunksize=1)
    frames, phones, lengths = zip(*parts)
    np.savez(
        CACHE / "lines.npz", frames=np.concatenate(frames), phones=np.concatenate(phones), lengths=np.concatenate(lengths),
        voice=np.repeat(np.arange(len(voices)), list(map(len, lengths))), voices=voices, shares=[shares[v] for v in voices],
        noise=noises(),
    )
    print(f"{sum(map(len, frames)) / 6000:.0f} min of {len(voices)} voices", flush=True)


if __name__ == "__main__":
    main()
