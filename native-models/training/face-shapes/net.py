"""The student: normalised points → hidden layers → 52 weights in `ARKIT_SHAPES` order."""

import json
from pathlib import Path

import numpy as np
import torch

CACHE = Path(__file__).resolve().parents[3] / ".cache" / "face-shapes"

# The teacher's outputs, in its order.
TEACHER_NAMES = (
    "_neutral browDownLeft browDownRight browInnerUp browOuterUpLeft browOuterUpRight cheekPuff cheekSquintLeft "
    "cheekSquintRight eyeBlinkLeft eyeBlinkRight eyeLookDownLeft eyeLookDownRight eyeLookInLeft eyeLookInRight "
    "eyeLookOutLeft eyeLookOutRight eyeLookUpLeft eyeLookUpRight eyeSquintLeft eyeSquintRight eyeWideLeft eyeWideRight "
    "jawForward jawLeft jawOpen jawRight mouthClose mouthDimpleLeft mouthDimpleRight mouthFrownLeft mouthFrownRight "
    "mouthFunnel mouthLeft mouthLowerDownLeft mouthLowerDownRight mouthPressLeft mouthPressRight mouthPucker mouthRight "
    "mouthRollLower mouthRollUpper mouthShrugLower mouthShrugUpper mouthSmileLeft mouthSmileRight mouthStretchLeft "
    "mouthStretchRight mouthUpperUpLeft mouthUpperUpRight noseSneerLeft noseSneerRight"
).split()


HIDDEN = (192, 96)


def shape_names() -> list[str]:
    return json.loads((CACHE / "shapes.json").read_text())


def from_teacher(labels: np.ndarray) -> np.ndarray:
    """(n, 52) in the teacher's order → (n, 52) in ours; what the teacher lacks (tongueOut) is 0."""
    ours = np.zeros_like(labels)
    for number, name in enumerate(shape_names()):
        if name in TEACHER_NAMES:
            ours[:, number] = labels[:, TEACHER_NAMES.index(name)]
    return ours


class Net(torch.nn.Module):
    """Inputs are standardised by `mean` and `scale` (1 / deviation), hidden layers use SiLU, outputs a sigmoid."""

    def __init__(self, mean: np.ndarray, scale: np.ndarray, hidden: tuple[int, ...] = HIDDEN) -> None:
        super().__init__()
        self.register_buffer("mean", torch.tensor(mean))
        self.register_buffer("scale", torch.tensor(scale))
        sizes = [len(mean), *hidden, 52]
        self.layers = torch.nn.ModuleList(torch.nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))

    def forward(self, points: torch.Tensor) -> torch.Tensor:
        values = (points - self.mean) * self.scale
        for layer in self.layers[:-1]:
            values = torch.nn.functional.silu(layer(values))
        return torch.sigmoid(self.layers[-1](values))


def load_net() -> Net:
    """The net that `train.py` left behind."""
    state = torch.load(CACHE / "net.pt")
    net = Net(state["mean"].numpy(), state["scale"].numpy())
    net.load_state_dict(state)
    return net.eval()
