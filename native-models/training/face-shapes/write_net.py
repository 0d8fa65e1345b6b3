"""python3 write_net.py

`.cache/face-shapes/net.pt` → `assets/face-shapes/face-shapes.bin`, and golden vectors for the tests: the format is
described in `renderer/track/face-shapes-file.ts`.
"""

import json
import struct

import numpy as np
import torch
from net import CACHE, load_net, shape_names
from points import LEFT_OUTER_CORNER, NET_POINTS, RIGHT_OUTER_CORNER, net_input

ROOT = CACHE.parents[1]
TARGET = ROOT / "assets" / "face-shapes" / "face-shapes.bin"
GOLDEN = ROOT / "tests" / "fixtures" / "face-shapes-golden.json"
ASPECT = 16 / 9


def write(net: torch.nn.Module) -> None:
    layers = list(net.layers)
    header = {
        "points": NET_POINTS.tolist(),
        "level": [RIGHT_OUTER_CORNER, LEFT_OUTER_CORNER],
        "shapes": shape_names(),
        "sizes": [layers[0].in_features] + [layer.out_features for layer in layers],
    }
    text = json.dumps(header, separators=(",", ":")).encode()
    floats = [net.mean, net.scale] + [layer.bias for layer in layers]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with open(TARGET, "wb") as file:
        file.write(b"MSQFACE1" + struct.pack("<I", len(text)) + text)
        for values in floats:
            file.write(values.detach().numpy().astype("<f4").tobytes())
        for layer in layers:
            file.write(layer.weight.detach().numpy().astype("<f2").tobytes())


def as_landmarks(points: np.ndarray) -> list[float]:
    """(478, 2) of any size → x y z in 0..1 of a 16:9 picture, as a tracker gives them."""
    low, high = points.min(0), points.max(0)
    scaled = (points - (low + high) / 2) / (high[1] - low[1]) * 0.6
    x, y = scaled[:, 0] / ASPECT + 0.47, scaled[:, 1] + 0.52
    return np.stack([x, y, np.zeros(478)], 1).round(5).ravel().tolist()


def golden(net: torch.nn.Module) -> None:
    """Three synthetic faces and what the net, with weights rounded as in the file, says of them."""
    faces = []
    for points in np.load(CACHE / "points.npy", mmap_mode="r")[:3]:
        landmarks = as_landmarks(np.array(points, np.float64))
        seen = np.array(landmarks).reshape(1, 478, 3)[..., :2] * [ASPECT, 1]
        with torch.no_grad():
            weights = net(torch.tensor(net_input(seen)))[0]
        faces.append({"landmarks": landmarks, "weights": [round(float(w), 6) for w in weights]})
    GOLDEN.parent.mkdir(parents=True, exist_ok=True)
    GOLDEN.write_text(json.dumps({"aspect": ASPECT, "faces": faces}, separators=(",", ":")))


def main() -> None:
    net = load_net()
    write(net)
    for layer in net.layers:
        layer.weight.data = layer.weight.data.half().float()
    golden(net)


if __name__ == "__main__":
    main()
