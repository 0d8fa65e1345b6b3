"""What augment.py does to sounds, done to frames, many at once and on any device: voices through other throats, tempos,
microphones, rooms, noises and levels, less their running mean."""

import numpy as np
import torch
from torch.nn.functional import interpolate

from features import FILTERS, FIRST, FLOOR, LAST, MELS, RATE

DECIBEL = float(np.log(10) / 10)


def mel(hertz):
    return 2595 * np.log10(1 + hertz / 700)


# The bands' middles.
CENTRES = 700 * (10 ** (np.linspace(mel(60), mel(7600), MELS + 2)[1:-1] / 2595) - 1)
# How many independent numbers a band's power is the sum of.
NUMBERS = np.maximum(1, FILTERS.sum(0) * 400 / 512)


def throat(factor: float) -> np.ndarray:
    """(48, 48): what frames are multiplied by to be those of a throat that long (vocal tract length perturbation, Jaitly and
    Hinton 2013): every frequency times the factor, on the mel scale."""
    at = (mel(CENTRES * factor) - mel(60)) / (mel(7600) - mel(60)) * (MELS + 1) - 1
    at = np.clip(at, 0, MELS - 1)
    whole = np.minimum(at.astype(int), MELS - 2)
    matrix = np.zeros((MELS, MELS), np.float32)
    matrix[whole, np.arange(MELS)] = 1 - (at - whole)
    matrix[whole + 1, np.arange(MELS)] = at - whole
    return matrix


def running_mean(age: int, hops: int) -> np.ndarray:
    """(hops, hops + 1): features.without_mean as one product with the mean so far, which is `age` hops old, and the frames."""
    rows = np.zeros((hops, hops + 1), np.float32)
    row = np.zeros(hops + 1, np.float32)
    row[0] = 1
    for hop in range(hops):
        weight = 1 / min(FIRST + age + hop, LAST)
        row = row * (1 - weight)
        row[hop + 1] += weight
        rows[hop] = row
    return rows


class Hearing:
    """`lines`: what lines.py made. Batches of `hops` hops on `device`."""

    def __init__(self, lines, hops: int, device: str, human: float = 0.65):
        self.hops, self.device = hops, device
        on = lambda array, kind=torch.float32: torch.as_tensor(np.ascontiguousarray(array)).to(device, kind)
        self.frames, self.noise = on(lines["frames"], torch.float16), on(lines["noise"], torch.float16)
        self.phones = on(lines["phones"], torch.int64)
        edges = np.concatenate([[0], np.cumsum(lines["lengths"])])
        ends = [edges[1:][lines["voice"] == number].max() for number in range(len(lines["voices"]))]
        self.begins, self.ends = on([0, *ends[:-1]], torch.int64), on(ends, torch.int64)
        share = np.array(lines["shares"], float)
        people = np.array([str(voice).startswith("human") for voice in lines["voices"]])
        for kind, part in ((people, human), (~people, 1 - human)):
            share[kind] *= part / max(1e-9, share[kind].sum())
        self.shares, self.people = on(share), on(people, torch.bool)
        self.throats = on(np.stack([throat(factor) for factor in np.linspace(0.82, 1.2, 39)]))
        self.ages = (0, 25, 60, 120, 200, 300)
        self.means = on(np.stack([running_mean(age, hops) for age in self.ages]))
        self.hertz, self.numbers = on(CENTRES), on(NUMBERS)
        self.mean = None

    def draw(self, count: int, low: float = 0, high: float = 1):
        """(count, 1, 1) between two bounds."""
        return torch.rand(count, 1, 1, device=self.device) * (high - low) + low

    def some(self, count: int, share: float):
        return (self.draw(count) < share).float()

    def pick(self, count: int):
        """Which hops of the lines, (count, hops) as fractions, and whether a person speaks."""
        voice = torch.multinomial(self.shares, count, replacement=True)
        tempo = torch.clamp(1 + 0.12 * torch.randn(count, device=self.device), 0.75, 1.35)
        tempo = torch.where(torch.rand(count, device=self.device) < 0.3, torch.ones_like(tempo), tempo)
        room = (self.ends - self.begins)[voice] - 2 - tempo * self.hops
        begin = self.begins[voice] + (torch.rand(count, device=self.device) * room).long()
        at = torch.arange(self.hops, device=self.device) * tempo[:, None]
        return begin, at, self.people[voice][:, None, None].float()

    def equaliser(self, count: int):
        """(count, 1, 48) powers: a smooth curve of a few dB with a tilt, and the ends that small capsules lose."""
        place = self.hertz / (RATE / 2)
        gain = self.draw(count, -12, 12) * (place - 0.3)
        for _ in range(3):
            wave = place * self.draw(count, 0.5, 4) + self.draw(count)
            gain = gain + self.draw(count, -4, 4) * torch.cos(2 * np.pi * wave)
        gain = gain - (self.hertz < self.draw(count, 80, 350)) * self.draw(count, 6, 30) * self.some(count, 0.4)
        gain = gain - (self.hertz > self.draw(count, 3300, 7500)) * self.draw(count, 15, 50) * self.some(count, 0.2)
        return torch.exp(gain * DECIBEL * self.some(count, 0.85))

    def room(self, power, people):
        """A tail that fades evenly (Polack 1988) after each hop."""
        count, hops = power.shape[:2]
        later = torch.arange(hops, device=self.device)[None, :, None]
        tail = 10 ** (-6 * later / (self.draw(count, 0.08, 0.7) * 100)) * (0.3 + 1.4 * torch.rand(count, hops, 1, device=self.device))
        tail[:, 0] *= 0.5
        tail = tail / tail.sum(1, keepdim=True) * 10 ** (-self.draw(count, 2, 20) / 10)
        tail = tail * (self.draw(count) < 0.45 - 0.2 * people)
        spread = torch.fft.irfft(torch.fft.rfft(power, 2 * hops, 1) * torch.fft.rfft(tail, 2 * hops, 1), 2 * hops, 1)
        return power + spread[:, :hops].clamp_min(0)

    def noises(self, power):
        """What a microphone hears besides, of a power of 1 in all bands together."""
        count, hops = power.shape[:2]
        begin = torch.randint(0, len(self.noise) - hops, (count, 1), device=self.device)
        noise = self.noise[begin + torch.arange(hops, device=self.device)].float().exp()
        noise = noise * self.hertz ** -(self.draw(count, 0, 2) * self.some(count, 0.6))
        crowd = sum(self.loudness(power[torch.randperm(count, device=self.device)]) * self.some(count, 0.7) for _ in range(5))
        crowd = crowd + 1e-3 * self.loudness(power.roll(1, 0))
        return self.loudness(torch.where(self.some(count, 0.2) > 0, crowd, noise))

    def loudness(self, power):
        return power / (power.sum(-1, keepdim=True).mean(1, keepdim=True) + 1e-9)

    def batch(self, count: int):
        """Frames (count, hops, 48) less their running mean, and which hop of the lines each is, or where they are `silent`."""
        begin, at, people = self.pick(count)
        whole = at.floor().long() + begin[:, None]
        part = (at - at.floor())[..., None]
        hop = whole + (part[..., 0] > 0.5).long()
        log = torch.lerp(self.frames[whole].float(), self.frames[whole + 1].float(), part)
        which = torch.clamp((torch.randn(count, device=self.device) * 7 + 18).round().long(), 0, len(self.throats) - 1)
        power = torch.bmm(log, self.throats[which]).exp() * self.equaliser(count)
        alone = self.some(count, 0.04)
        power = self.room(power, people) * (1 - alone)
        loud = power.sum(-1, keepdim=True).mean(1, keepdim=True)
        ratio = 10 ** (-(8 + 7 * people + (42 - 7 * people) * self.draw(count)) / 10)
        noise = self.noises(power) * torch.where(alone > 0, torch.ones_like(loud), loud * ratio * self.some(count, 0.85))
        # Two sounds' waves add, not their powers.
        chance = torch.randn(noise.shape, device=self.device) / torch.sqrt(2 * self.numbers)
        power = power + noise + 2 * torch.sqrt(power * noise) * chance.clamp(-0.9, 0.9)
        # An automatic gain, slowly up and down, and a level.
        steps = (torch.randn(count, 1, self.hops // 100 + 2, device=self.device) * 1.2).cumsum(-1).clamp(-8, 8)
        drift = interpolate(steps, self.hops, mode="linear", align_corners=True).transpose(1, 2)
        gain = drift * self.some(count, 0.3) + self.draw(count, -36, 3)
        log = torch.log(power * torch.exp(gain * DECIBEL) + FLOOR)
        self.silent = alone[..., 0] > 0
        return self.without_mean(log), hop

    def clean(self, log, longer: int):
        """Frames as they are, of a throat so many steps longer, begun long ago."""
        log = log @ self.throats[18 - longer]
        log = torch.log(log.exp() * 10 ** -1.5 + FLOOR)
        return log - log.mean(1, keepdim=True)

    def without_mean(self, log):
        """Begun anew, or long ago with the mean of what follows."""
        if self.mean is None:
            self.mean = log.mean((0, 1))
        age = torch.randint(-1, len(self.ages), (len(log),), device=self.device).clamp_min(0)
        known = torch.where((age > 0)[:, None], log.mean(1), self.mean)[:, None]
        return log - torch.bmm(self.means[age], torch.cat([known, log], 1))

    def spoil(self, frames):
        """Bands missing, and each microphone's bands a little louder or softer than it should have them."""
        count = len(frames)
        band = torch.arange(MELS, device=self.device)
        low = torch.randint(0, 44, (count, 1, 1), device=self.device)
        wide = torch.randint(0, 8, (count, 1, 1), device=self.device)
        frames = frames * ~((band >= low) & (band < low + wide))
        return frames + 0.35 * torch.randn(count, 1, MELS, device=self.device)
