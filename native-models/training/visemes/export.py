"""Writes the trained net as assets/visemes/visemes.onnx: one hop of samples in, one hop's answer out, with everything
that it remembers in one flat state. Usage: export.py NET.pt [CALIBRATION.json]"""

import hashlib
import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from features import FFT, FILTERS, FIRST, FLOOR, HANN, HOP, LAST, MELS, WINDOW
from net import LOOK_AHEAD, SHAPED_AS, SPREAD, UNLIKELY, Net, load
from phones import PHONES, VISEMES

ASSETS = Path(__file__).resolve().parents[3] / "assets" / "visemes"


class Graph:
    """Nodes in order, constants by content, and the slices of the state."""

    def __init__(self):
        self.nodes, self.constants, self.kept = [], [], []
        self.state_size = 0

    def constant(self, value, kind=np.float32) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value, kind), name))
        return name

    def add(self, operation: str, *inputs: str, out: str = "", **attributes) -> str:
        name = out or f"v{len(self.nodes)}"
        self.nodes.append(helper.make_node(operation, list(inputs), [name], **attributes))
        return name

    def integers(self, *values) -> str:
        """Numbers, or one table of them."""
        return self.constant(values if np.ndim(values[0]) == 0 else values[0], np.int64)

    def reshape(self, value: str, *shape: int) -> str:
        return self.add("Reshape", value, self.integers(*shape))

    def rows(self, value: str, first: int, last: int, axis: int = 0) -> str:
        return self.add("Slice", value, self.integers(first), self.integers(last), self.integers(axis))

    def remembered(self, *shape: int) -> str:
        """The next part of the state, zeros at the start."""
        size = int(np.prod(shape))
        part = self.rows("state", self.state_size, self.state_size + size)
        self.state_size += size
        return self.reshape(part, *shape)

    def keep(self, value: str) -> None:
        """What the next hop finds where the matching `remembered` was. In the same order."""
        self.kept.append(self.reshape(value, -1))

    def linear(self, value: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """Weights lie in the file as 16 bit numbers: half the size, and no hop's answer moves by a hundredth."""
        half = self.constant(weight, np.float16)
        return self.add("Gemm", value, self.add("Cast", half, to=TensorProto.FLOAT), self.constant(bias))


def log_mel(graph: Graph) -> str:
    old = graph.remembered(1, WINDOW - HOP)
    sound = graph.add("Concat", old, "hops", axis=1)
    graph.keep(graph.rows(sound, HOP, WINDOW, axis=1))
    # The transform's waves would be a fifth of the file: the graph makes them from whole numbers when it is loaded.
    turns = graph.add("Mul", graph.integers([[n] for n in range(WINDOW)]), graph.integers(range(FFT // 2 + 1)))
    turns = graph.add("Cast", graph.add("Mod", turns, graph.integers(FFT)), to=TensorProto.FLOAT)
    angle = graph.add("Mul", turns, graph.constant(2 * np.pi / FFT))
    wave = lambda turn: graph.add("MatMul", sound, graph.add("Mul", graph.add(turn, angle), graph.constant(HANN[:, None])))
    squared = [graph.add("Mul", part, part) for part in (wave("Cos"), wave("Sin"))]
    power = graph.add("MatMul", graph.add("Add", *squared), graph.constant(FILTERS))
    return graph.add("Log", graph.add("Add", power, graph.constant(FLOOR)))


def without_mean(graph: Graph, frame: str, start: np.ndarray) -> str:
    count = graph.remembered(1, 1)
    moved = graph.remembered(1, MELS)
    mean = graph.add("Add", moved, graph.constant(start[None]))
    weight = graph.add("Min", graph.add("Add", count, graph.constant(FIRST)), graph.constant(LAST))
    step = graph.add("Div", graph.add("Sub", frame, mean), weight)
    # Enough to know that LAST is reached: a float would stop counting after two days.
    graph.keep(graph.add("Min", graph.add("Add", count, graph.constant(1)), graph.constant(LAST)))
    graph.keep(graph.add("Add", moved, step))
    return graph.add("Sub", frame, graph.add("Add", mean, step))


def causal(graph: Graph, value: str, width: int, kernel: int, dilation: int, weight, bias) -> str:
    """A dilated convolution of the newest row (1, width); weight (out, width, kernel)."""
    reach = (kernel - 1) * dilation
    seen = graph.add("Concat", graph.remembered(reach, width), value, axis=0)
    graph.keep(graph.rows(seen, 1, reach + 1))
    taps = graph.add("Gather", seen, graph.integers(*range(0, reach + 1, dilation)), axis=0) if dilation > 1 else seen
    flat = graph.reshape(taps, 1, kernel * width)
    return graph.linear(flat, weight.transpose(2, 1, 0).reshape(kernel * width, -1), bias)


def gru(graph: Graph, value: str, width: int, unit: torch.nn.GRU) -> str:
    """torch's gates, in torch's order: reset, update, new."""
    w = {name: parameter.numpy() for name, parameter in unit.state_dict().items()}
    old = graph.remembered(1, width)
    seen = graph.linear(value, w["weight_ih_l0"].T, w["bias_ih_l0"])
    known = graph.linear(old, w["weight_hh_l0"].T, w["bias_hh_l0"])
    part = lambda source, number: graph.rows(source, number * width, (number + 1) * width, axis=1)
    gate = lambda number: graph.add("Sigmoid", graph.add("Add", part(seen, number), part(known, number)))
    reset, update = gate(0), gate(1)
    new = graph.add("Tanh", graph.add("Add", part(seen, 2), graph.add("Mul", reset, part(known, 2))))
    held = graph.add("Mul", update, graph.add("Sub", old, new))
    out = graph.add("Add", new, held)
    graph.keep(out)
    return out


def build(net: Net, mean: np.ndarray, calibration: dict) -> onnx.ModelProto:
    graph = Graph()
    weights = {name: value.numpy() for name, value in net.state_dict().items()}
    width, memory = net.settings["width"], net.settings["memory"]
    frame = without_mean(graph, log_mel(graph), mean)
    x = graph.add("Div", frame, graph.constant(SPREAD))
    x = graph.add("Relu", causal(graph, x, MELS, net.settings["first"], 1, weights["first.weight"], weights["first.bias"]))
    for number, block in enumerate(net.blocks):
        at = lambda name: weights[f"blocks.{number}.{name}"]
        # The normalisation is folded into the convolution before it.
        scale = at("norm.weight") / np.sqrt(at("norm.running_var") + block.norm.eps)
        bias = (at("wide.bias") - at("norm.running_mean")) * scale + at("norm.bias")
        wide = causal(graph, x, width, 3, net.settings["dilations"][number], at("wide.weight") * scale[:, None, None], bias)
        point = graph.linear(graph.add("Relu", wide), at("point.weight")[:, :, 0].T, at("point.bias"))
        x = graph.add("Add", x, point)
    x = graph.add("Relu", x)
    both = graph.add("Concat", x, gru(graph, x, memory, net.memory), axis=1)
    articulators = graph.linear(both, weights["articulators.weight"].T, weights["articulators.bias"])
    sharp = calibration["sharpness"]
    bias = weights["visemes.bias"] * sharp + np.array(calibration["bias"])
    visemes = graph.linear(both, weights["visemes.weight"].T * sharp, bias)
    mixed = graph.add("Add", visemes, graph.add("MatMul", articulators, graph.constant(calibration["articulators"])))
    phones = graph.linear(both, weights["phones.weight"].T, weights["phones.bias"])
    phones = graph.add("Softmax", phones, axis=1, out="phonemes")
    shaped = graph.add("MatMul", phones, graph.constant(SHAPED_AS.numpy()))
    shaped = graph.add("Log", graph.add("Add", shaped, graph.constant(UNLIKELY)))
    agreed = graph.add("Add", graph.add("LogSoftmax", mixed, axis=1), shaped)
    graph.add("Softmax", graph.add("Div", agreed, graph.constant(2)), axis=1, out="visemes")
    graph.add("Concat", *graph.kept, axis=0, out="next_state")
    info = lambda name, *shape: helper.make_tensor_value_info(name, TensorProto.FLOAT, list(shape))
    made = helper.make_graph(
        graph.nodes, "visemes",
        [info("hops", 1, HOP), info("state", graph.state_size)],
        [info("visemes", 1, len(VISEMES)), info("phonemes", 1, len(PHONES)), info("next_state", graph.state_size)],
        graph.constants,
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 13)], producer_name="masque")
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model, graph.state_size


def main() -> None:
    net, mean = load(sys.argv[1])
    plain = dict(sharpness=1.0, bias=[0.0] * len(VISEMES), articulators=[[0.0] * len(VISEMES)] * 3)
    calibration = json.loads(Path(sys.argv[2]).read_text()) if len(sys.argv) > 2 else plain
    model, size = build(net, mean, calibration)
    ASSETS.mkdir(parents=True, exist_ok=True)
    onnx.save(model, str(ASSETS / "visemes.onnx"))
    card = dict(lookAheadHops=LOOK_AHEAD, stateSize=size, phonemes=PHONES)
    (ASSETS / "visemes.json").write_text(json.dumps(card, ensure_ascii=False, indent=2) + "\n")
    made = (ASSETS / "visemes.onnx").read_bytes()
    print(f"sha256 {hashlib.sha256(made).hexdigest()}, {len(made)} bytes, {size} numbers of state")


if __name__ == "__main__":
    main()
