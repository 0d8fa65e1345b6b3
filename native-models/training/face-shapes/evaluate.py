"""python3 evaluate.py

The student against the teacher on the landmarks of a clip that neither the recipe nor the training has seen
(`track-clip.mjs`). A shape is active when the teacher's own output moves (deviation above 0.04).
"""

import json

import numpy as np
import torch
from net import CACHE, from_teacher, load_net, shape_names
from points import net_input

ACTIVE = 0.04


def main() -> None:
    clip = json.loads((CACHE / "clip.json").read_text())
    sizes = np.array([[[frame["width"], frame["height"]]] for frame in clip], np.float64)
    points = np.array([frame["landmarks"] for frame in clip]).reshape(-1, 478, 3)[..., :2] * sizes
    teacher = from_teacher(np.array([frame["labels"] for frame in clip], np.float32))
    with torch.no_grad():
        student = load_net()(torch.tensor(net_input(points))).numpy()
    errors = np.abs(teacher - student).mean(0)
    correlations = {}
    moving = [number for number in range(52) if teacher[:, number].std() > ACTIVE]
    print(f"{len(clip)} pictures\nshape                 correlation    MAE   teacher mean, deviation")
    for number, name in enumerate(shape_names()):
        spread = teacher[:, number].std()
        if number in moving:
            correlations[name] = np.corrcoef(teacher[:, number], student[:, number])[0, 1]
        shown = f"{correlations[name]:.2f}" if name in correlations else "   –"
        print(f"{name:22s} {shown:>10s} {errors[number]:7.3f}   {teacher[:, number].mean():.2f}, {spread:.2f}")
    values = np.array(list(correlations.values()))
    print(
        f"{len(values)} active shapes: correlation median {np.median(values):.3f}, mean {values.mean():.3f}, "
        f"least {values.min():.2f}; MAE of these {np.mean([errors[k] for k in moving]):.4f}, of all 52 {errors.mean():.4f}"
    )


if __name__ == "__main__":
    main()
