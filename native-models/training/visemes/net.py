"""The net: log-mel frames less their running mean → visemes, phones and articulators of the hop LOOK_AHEAD before."""

import torch
from torch import nn

from features import MELS
from gru import Memory
from phones import PHONES, VISEMES

LOOK_AHEAD = 5
# What a log-mel value less its mean is divided by.
SPREAD = 2.5
# Lips closed (p b m), lower lip at the teeth (f v), lips rounded.
ARTICULATORS = (("PP",), ("FF",), ("oh", "ou"))


class Block(nn.Module):
    """A residual of two convolutions, the first dilated and causal."""

    def __init__(self, width: int, dilation: int):
        super().__init__()
        self.reach = 2 * dilation
        self.wide = nn.Conv1d(width, width, 3, dilation=dilation)
        self.norm = nn.BatchNorm1d(width)
        self.point = nn.Conv1d(width, width, 1)

    def forward(self, x):
        seen = nn.functional.pad(x, (self.reach, 0))
        return x + self.point(torch.relu(self.norm(self.wide(seen))))


class Net(nn.Module):
    """(batch, hops, 48) → logits (batch, hops, 15), (batch, hops, phones), (batch, hops, 3)."""

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
        x = nn.functional.pad((frames / SPREAD).transpose(1, 2), (self.first.kernel_size[0] - 1, 0))
        x = torch.relu(self.first(x))
        for block in self.blocks:
            x = block(x)
        x = torch.relu(x).transpose(1, 2)
        x = self.drop(x)
        remembered = self.memory(x)
        both = torch.cat([x, self.drop(remembered)], -1)
        return self.visemes(both), self.phones(both), self.articulators(both)


def load(path: str):
    """A trained net, ready to listen on one thread, and the mean that its frames begin with (48)."""
    torch.set_num_threads(1)
    kept = torch.load(path)
    net = Net(**kept["settings"])
    net.load_state_dict(kept["weights"])
    return net.eval(), kept["mean"].numpy()
