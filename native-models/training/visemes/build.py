"""Joins utterances of one voice to sessions of some 15 s, each through one room and microphone, and computes their
frames: .cache/visemes/sessions/SET-NUMBER.npz with `frames` (hops, 48) float16, `phones` (hops) int8 (-1: not learnt
from) and `lengths` of the sessions. Usage: build.py SET SEED SESSIONS VOICES.json; the file gives each voice's share."""

import json
import sys
from pathlib import Path

import numpy as np
import soundfile

import augment
from features import HOP, RATE, log_mel
from phones import PHONE_ID

CACHE = Path(__file__).resolve().parents[3] / ".cache" / "visemes"
SPEECH = CACHE / "speech"
MUSIC = Path("/usr/share/asterisk/moh")
SECONDS = 15


def utterances(voice: str) -> list[Path]:
    return sorted(SPEECH.glob(f"{voice}/*.phones"))


def read(path: Path):
    """The samples, and (seconds at the end, phone's number) in order."""
    samples, rate = soundfile.read(path.with_suffix(".wav"), dtype="float32")
    assert rate == RATE, path
    rows = [line.split() for line in path.read_text().splitlines()]
    return samples, [(float(end), PHONE_ID.get(name, -1)) for end, name in rows]


class Sessions:
    def __init__(self, seed: int, voices: dict):
        self.draw = np.random.default_rng(seed)
        self.voices = [voice for voice in voices if utterances(voice)]
        share = np.array([voices[voice] for voice in self.voices], float)
        self.share = share / share.sum()
        self.files = {voice: utterances(voice) for voice in self.voices}
        self.music = augment.music_pieces(MUSIC)

    def pick(self):
        draw = self.draw
        voice = self.voices[draw.choice(len(self.voices), p=self.share)]
        return voice, self.files[voice][draw.integers(len(self.files[voice]))]

    def babble(self, draw, count):
        """Two to six other people at once."""
        crowd = np.zeros(count, np.float32)
        for _ in range(draw.integers(2, 7)):
            samples, _ = read(self.pick()[1])
            crowd += np.resize(np.roll(samples, draw.integers(len(samples))), count) / augment.level(samples)
        return crowd

    def pause(self, count: int, loudness: float):
        """Silence, often with a breath or a click of the lips in it."""
        draw = self.draw
        samples = np.zeros(count, np.float32)
        if count > 3200 and draw.random() < 0.5:
            length = int(draw.uniform(0.15, 0.6) * min(count, RATE))
            at = draw.integers(0, count - length + 1)
            samples[at : at + length] += augment.breath(draw, length) * loudness * 10 ** (-draw.uniform(12, 32) / 20)
        if count > 800 and draw.random() < 0.15:
            at = draw.integers(0, count - 300)
            samples[at : at + 300] += draw.standard_normal(300) * np.exp(-np.arange(300) / 40) * loudness * draw.uniform(0.02, 0.2)
        return samples

    def session(self):
        """Samples and the phone of each hop."""
        draw = self.draw
        if draw.random() < 0.04:
            count = SECONDS * RATE
            samples = augment.noise(draw, count, self.music, self.babble) if draw.random() < 0.8 else np.zeros(count)
            samples = augment.microphone(draw, samples.astype(np.float32) + 1e-5, self.music, self.babble)
            return samples, np.full(count // HOP, PHONE_ID["sil"], np.int8)
        voice, path = self.pick()
        throat = draw.random() < 0.75
        parts, marks, at = [], [], 0.0
        up = int(np.clip(round(draw.normal(100, 9)), 80, 124)) if throat else 100
        while at < SECONDS:
            samples, rows = read(path)
            factor = 100 / up
            if up != 100:
                samples = augment.signal.resample_poly(samples, 100, up).astype(np.float32)
            loudness = augment.level(samples)
            parts.append(samples)
            marks += [(at + end * factor, phone) for end, phone in rows]
            at += len(samples) / RATE
            # What follows the last phone is silence.
            marks.append((at, PHONE_ID["sil"]))
            gap = self.pause(int(draw.exponential(0.35) * RATE), loudness)
            parts.append(gap)
            at += len(gap) / RATE
            marks.append((at, PHONE_ID["sil"]))
            path = self.files[voice][draw.integers(len(self.files[voice]))]
        samples = np.concatenate(parts)
        ends = np.array([end for end, _ in marks])
        names = np.array([phone for _, phone in marks], np.int8)
        hops = len(samples) // HOP
        centres = (np.arange(hops) + 0.5) * HOP / RATE
        phones = names[np.minimum(np.searchsorted(ends, centres, side="right"), len(names) - 1)]
        human = voice.startswith("human")
        return augment.microphone(draw, samples, self.music, self.babble, gentle=human), phones


def main() -> None:
    name, seed, count, shares = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), json.loads(Path(sys.argv[4]).read_text())
    sessions = Sessions(seed, shares)
    frames, phones, lengths = [], [], []
    for _ in range(count):
        samples, labels = sessions.session()
        features = log_mel(samples)
        frames.append(features.astype(np.float16))
        phones.append(labels[: len(features)])
        lengths.append(len(features))
    folder = CACHE / "sessions"
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / f"{name}-{seed}.npz", frames=np.concatenate(frames), phones=np.concatenate(phones), lengths=lengths)
    print(name, seed, count, "sessions,", sum(lengths), "frames", flush=True)


if __name__ == "__main__":
    main()
