"""The net: log-mel frames less their running mean → visemes, phones and articulators of the hop LOOK_AHEAD before."""

import torch
from torch import nn

from features import MELS
from gru import Memory
from phones import PHONE_TO_VISEME, PHONES, VISEMES

LOOK_AHEAD = 5
# What a log-mel value less its mean is divided by.
SPREAD = 2.5
# Lips closed (p b m), lower lip at the teeth (f v), lips rounded.
ARTICULATORS = (("PP",), ("FF",), ("oh", "ou"))
# Which viseme each articulator speaks for (3, 15).
SPEAKS_FOR = torch.tensor([[name in names for name in VISEMES] for names in ARTICULATORS]).float()
# Which viseme each phone has (phones, 15), and what is less likely than can matter.
SHAPED_AS = torch.tensor([[viseme == number for number in range(len(VISEMES))] for viseme in PHONE_TO_VISEME]).float()
UNLIKELY = 1e-4


def agreed(visemes, phones):
    """What the heads of visemes and of phones say together: the mean of their logarithms, less wrong than either."""
    of_phones = torch.log(torch.softmax(phones, -1) @ SHAPED_AS + UNLIKELY)
    return (torch.log_softmax(visemes, -1) + of_phones) / 2


def taps(x, count: int, dilation: int, ahead: int):
    """(batch, hops, width) → (batch, hops, count·width): what a convolution sees at each hop, `ahead` hops of it to come."""
    hops, reach = x.shape[1], (count - 1) * dilation
    padded = nn.functional.pad(x, (0, 0, reach - ahead, ahead))
    return torch.cat([padded[:, tap * dilation : tap * dilation + hops] for tap in range(count)], -1)


def convolve(x, layer: nn.Conv1d, dilation: int = 1, ahead: int = 0):
    """One product for all hops: on processors and on GPUs faster than dilated convolutions of few channels."""
    seen = taps(x, layer.kernel_size[0], dilation, ahead)
    return nn.functional.linear(seen, layer.weight.transpose(1, 2).flatten(1), layer.bias)


class Block(nn.Module):
    """A residual of two convolutions, the first dilated; causal, or centred."""

    def __init__(self, width: int, dilation: int, centred: bool = False):
        super().__init__()
        self.dilation, self.ahead = dilation, dilation if centred else 0
        self.wide = nn.Conv1d(width, width, 3)
        self.norm = nn.BatchNorm1d(width)
        self.point = nn.Conv1d(width, width, 1)

    def forward(self, x):
        seen = convolve(x, self.wide, self.dilation, self.ahead)
        normed = self.norm(seen.flatten(0, 1)).view_as(seen)
        return x + convolve(torch.relu(normed), self.point)


class Net(nn.Module):
    """(batch, hops, 48) → logits (batch, hops, 15), (batch, hops, phones), (batch, hops, 3)."""

    # By how many hops it answers late.
    late = LOOK_AHEAD

    def __init__(self, width: int = 160, memory: int = 192, dilations=(1, 2, 4, 8, 16), first: int = 5, drop: float = 0.1):
        super().__init__()
        self.settings = dict(width=width, memory=memory, dilations=list(dilations), first=first)
        self.first = nn.Conv1d(MELS, width, first)
        self.blocks = nn.ModuleList(Block(width, dilation) for dilation in dilations)
        self.drop = nn.Dropout(drop)
        self.memory = Memory(width, memory)
        self.visemes = nn.Linear(width + memory, len(VISEMES))
        self.phones = nn.Linear(width + memory, len(PHONES))
        self.articulators = nn.Linear(width + memory, len(ARTICULATORS))

    def forward(self, frames):
        x = torch.relu(convolve(frames / SPREAD, self.first))
        for block in self.blocks:
            x = block(x)
        x = self.drop(torch.relu(x))
        both = torch.cat([x, self.drop(self.memory(x))], -1)
        return self.visemes(both), self.phones(both), self.articulators(both)


class Teacher(nn.Module):
    """The same for a net that hears a sentence to its end before it answers."""

    late = 0

    def __init__(self, width: int = 448, memory: int = 320, dilations=(1, 2, 4, 8, 1, 2, 4), drop: float = 0.2):
        super().__init__()
        self.settings = dict(width=width, memory=memory, dilations=list(dilations))
        self.first = nn.Conv1d(MELS, width, 5)
        self.blocks = nn.ModuleList(Block(width, dilation, centred=True) for dilation in dilations)
        self.drop = nn.Dropout(drop)
        self.memory = nn.GRU(width, memory, 2, batch_first=True, bidirectional=True, dropout=drop)
        self.visemes = nn.Linear(width + 2 * memory, len(VISEMES))
        self.phones = nn.Linear(width + 2 * memory, len(PHONES))
        self.articulators = nn.Linear(width + 2 * memory, len(ARTICULATORS))

    def forward(self, frames):
        x = torch.relu(convolve(frames / SPREAD, self.first, ahead=2))
        for block in self.blocks:
            x = block(self.drop(x))
        x = torch.relu(x)
        both = self.drop(torch.cat([x, self.memory(x)[0]], -1))
        return self.visemes(both), self.phones(both), self.articulators(both)


def load(path: str):
    """A trained net, ready to listen on one thread, and the mean that its frames begin with (48)."""
    torch.set_num_threads(1)
    kept = torch.load(path)
    net = Net(**kept["settings"])
    net.load_state_dict(kept["weights"])
    return net.eval(), kept["mean"].numpy()
