"""Sound → log-mel frames, as the net's own graph computes them."""

import numpy as np

RATE = 16000
HOP = 160
WINDOW = 400
FFT = 512
MELS = 48
# Power that no microphone goes below; keeps the logarithm of digital silence finite.
FLOOR = 1e-6


def mel_filters() -> np.ndarray:
    """(257, 48): triangles between 60 and 7600 Hz, equally wide in mel (O'Shaughnessy 1987)."""
    mel = lambda hertz: 2595 * np.log10(1 + hertz / 700)
    edges = 700 * (10 ** (np.linspace(mel(60), mel(7600), MELS + 2) / 2595) - 1) / RATE * FFT
    bins = np.arange(FFT // 2 + 1)[:, None]
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    return np.maximum(0, np.minimum(rising, falling)).astype(np.float32)


FILTERS = mel_filters()
HANN = np.hanning(WINDOW + 1)[:-1].astype(np.float32)


def log_mel(samples: np.ndarray) -> np.ndarray:
    """(hops, 48). Frame k ends with hop k: it covers the 400 samples before 160·(k + 1)."""
    hops = len(samples) // HOP
    padded = np.concatenate([np.zeros(WINDOW - HOP, np.float32), samples[: hops * HOP].astype(np.float32)])
    frames = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP] * HANN
    power = np.abs(np.fft.rfft(frames, FFT)).astype(np.float32) ** 2
    return np.log(power @ FILTERS + FLOOR)


# The running mean that a microphone's own colour is taken out by: at first the mean of all training speech, worth FIRST
# frames, in the end an average over LAST frames.
FIRST, LAST = 50, 350


def without_mean(frames: np.ndarray, start: np.ndarray) -> np.ndarray:
    """(..., hops, 48) → the same, less its running mean, which begins at `start` (48)."""
    mean = np.broadcast_to(start, frames.shape[:-2] + frames.shape[-1:]).astype(np.float32).copy()
    out = np.empty_like(frames)
    for hop in range(frames.shape[-2]):
        frame = frames[..., hop, :]
        mean += (frame - mean) / min(FIRST + hop, LAST)
        out[..., hop, :] = frame - mean
    return out
