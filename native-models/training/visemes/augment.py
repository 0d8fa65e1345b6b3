"""What happens to a voice between a mouth and the net: another throat, a room, a microphone, noise, a codec, a level."""

import subprocess
from pathlib import Path

import numpy as np
import scipy.signal as signal

from features import RATE


def level(samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples)) + 1e-12))


def coloured(draw, count: int, slope: float) -> np.ndarray:
    """Noise of unit level whose power falls with frequency to the power of `slope`."""
    spectrum = np.fft.rfft(draw.standard_normal(count))
    shaped = np.fft.irfft(spectrum / np.maximum(1, np.arange(len(spectrum))) ** (slope / 2), count)
    return shaped / (level(shaped) + 1e-9)


def convolve(samples, impulse):
    return signal.oaconvolve(samples, impulse)[: len(samples)]


def equaliser(draw, samples):
    """A microphone's response: a smooth curve of a few dB with a tilt, and the low end that small capsules lose."""
    taps = 255
    frequency = np.linspace(0, 1, 129)
    gain = draw.uniform(-12, 12) * (frequency - 0.3)
    for _ in range(3):
        gain = gain + draw.uniform(-4, 4) * np.cos(2 * np.pi * (frequency * draw.uniform(0.5, 4) + draw.uniform()))
    if draw.random() < 0.4:
        gain[frequency < draw.uniform(80, 350) / (RATE / 2)] -= draw.uniform(6, 30)
    if draw.random() < 0.25:
        gain[frequency > draw.uniform(3300, 7500) / (RATE / 2)] -= draw.uniform(15, 50)
    # The filter answers half its length late; the labels do not.
    shaped = signal.oaconvolve(samples, signal.firwin2(taps, frequency, 10 ** (gain / 20)))
    return shaped[taps // 2 :][: len(samples)]


def room(draw, samples):
    """A direct sound, a few early reflections and an exponential tail (Polack 1988)."""
    seconds = draw.uniform(0.08, 0.7)
    count = int(seconds * RATE)
    tail = draw.standard_normal(count) * 10 ** (-3 * np.arange(count) / count)
    tail[: int(draw.uniform(0.002, 0.012) * RATE)] = 0
    tail = tail / (np.sqrt(np.sum(tail**2)) + 1e-9) * 10 ** (-draw.uniform(2, 20) / 20)
    for _ in range(draw.integers(1, 5)):
        tail[draw.integers(8, min(count, 400))] += draw.uniform(-0.5, 0.5)
    tail[0] = 1
    return convolve(samples, tail)


def noise(draw, count: int, music: list, babble) -> np.ndarray:
    """What a microphone hears besides, of unit level."""
    kind = draw.random()
    if kind < 0.45:
        return coloured(draw, count, draw.uniform(0, 2))
    if kind < 0.55:
        hum = sum(np.sin(2 * np.pi * 50 * k * np.arange(count) / RATE) / k for k in range(1, draw.integers(2, 8)))
        return hum / level(hum) + 0.2 * coloured(draw, count, 1)
    if kind < 0.65:
        clicks = np.zeros(count)
        for at in draw.integers(0, max(1, count - 800), max(1, int(count / RATE * draw.uniform(1, 8)))):
            clicks[at : at + 800] += draw.standard_normal(800) * np.exp(-np.arange(800) / draw.uniform(15, 150))
        return clicks / level(clicks) + 0.3 * coloured(draw, count, 1)
    if kind < 0.82 and music:
        piece = music[draw.integers(len(music))]
        at = draw.integers(0, max(1, len(piece) - count))
        part = np.resize(piece[at : at + count], count)
        return part / level(part)
    crowd = babble(draw, count)
    return crowd / level(crowd)


def breath(draw, count: int) -> np.ndarray:
    """Air through an open mouth: noise with the throat's resonances, swelling and ceasing. Unit level."""
    air = coloured(draw, count, draw.uniform(0, 1))
    for centre in (draw.uniform(500, 1200), draw.uniform(1300, 2600)):
        b, a = signal.iirpeak(centre, draw.uniform(2, 6), RATE)
        air = air * 0.5 + signal.lfilter(b, a, air)
    air *= np.hanning(count) ** draw.uniform(0.3, 1)
    return air / level(air)


def codec(draw, samples):
    """Through a coder as calls and headsets use them."""
    scale = max(1e-6, np.abs(samples).max())
    kind = draw.integers(3)
    if kind == 0:
        # µ-law at 8 kHz: a telephone, a Bluetooth headset.
        narrow = signal.resample_poly(samples / scale, 1, 2)
        coded = np.round(np.sign(narrow) * np.log1p(255 * np.abs(narrow)) / np.log(256) * 127) / 127
        return signal.resample_poly(np.sign(coded) * np.expm1(np.abs(coded) * np.log(256)) / 255, 2, 1)[: len(samples)] * scale
    bits = int(draw.choice([8000, 12000, 16000, 24000, 32000]))
    pcm = (samples / scale * 30000).astype(np.int16).tobytes()
    form = ["-f", "s16le", "-ar", str(RATE), "-ac", "1"]
    name = ["-c:a", "libopus", "-application", "voip", "-f", "ogg"] if kind == 1 else ["-c:a", "libmp3lame", "-f", "mp3"]
    run = lambda arguments, data: subprocess.run(["ffmpeg", "-v", "error", *arguments, "pipe:1"], input=data, capture_output=True, check=True).stdout
    coded = run([*form, "-i", "pipe:0", *name, "-b:a", str(bits)], pcm)
    decoded = np.frombuffer(run(["-i", "pipe:0", *form], coded), np.int16).astype(np.float32) / 30000 * scale
    return align(decoded, samples)


def align(decoded, samples):
    """A coder delays; the labels must not."""
    count = min(len(decoded), len(samples), 3 * RATE)
    lag = int(np.argmax(signal.correlate(decoded[:count], samples[:count], "full", "fft"))) - (count - 1)
    lag = lag if abs(lag) < 2400 else 0
    shifted = decoded[lag:] if lag >= 0 else np.concatenate([np.zeros(-lag, np.float32), decoded])
    return np.pad(shifted, (0, max(0, len(samples) - len(shifted))))[: len(samples)]


def microphone(draw, samples, music, babble, gentle=False):
    """The whole way, once per session. `samples` come and go as -1..1; length and time stay."""
    if draw.random() < 0.85:
        samples = equaliser(draw, samples)
    if draw.random() < (0.25 if gentle else 0.45):
        samples = room(draw, samples)
    if draw.random() < 0.85:
        ratio = draw.uniform(15 if gentle else 8, 50)
        samples = samples + noise(draw, len(samples), music, babble) * level(samples) / 10 ** (ratio / 20)
    if draw.random() < 0.3:
        # An automatic gain, slowly up and down.
        steps = np.cumsum(draw.normal(0, 1.2, len(samples) // RATE + 2))
        samples = samples * 10 ** (np.interp(np.arange(len(samples)) / RATE, np.arange(len(steps)), np.clip(steps, -8, 8)) / 20)
    if draw.random() < 0.12:
        samples = codec(draw, samples)
    peak = np.percentile(np.abs(samples), 99.9) + 1e-9
    samples = samples / peak * 10 ** (draw.uniform(-36, 3) / 20)
    return np.clip(samples, -1, 1).astype(np.float32)


def music_pieces(folder: Path) -> list:
    """Debian's asterisk-moh-opsound-g722 (CC BY-SA), as noise only."""
    pieces = []
    for path in sorted(folder.glob("*.g722")):
        run = ["ffmpeg", "-v", "error", "-f", "g722", "-i", path, "-f", "s16le", "-ar", str(RATE), "-ac", "1", "pipe:1"]
        sound = subprocess.run(run, capture_output=True, check=True).stdout
        pieces.append(np.frombuffer(sound, np.int16).astype(np.float32) / 32768)
    return pieces
