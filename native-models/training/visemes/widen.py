"""A wider net that computes what a trained one does (Net2Net, Chen et al. 2016): channels are copied, what reads them is
divided among the copies, and a block that adds nothing yet follows. Usage: widen.py NET.pt OUT.pt WIDTH MEMORY BLOCKS"""

import sys

import torch

from net import Net
from phones import VISEMES


def main() -> None:
    kept = torch.load(sys.argv[1])
    width, memory, dilations = int(sys.argv[3]), int(sys.argv[4]), [int(text) for text in sys.argv[5].split(",")]
    old, narrow = kept["weights"], kept["settings"]
    net = Net(**{**narrow, "width": width, "memory": memory, "dilations": dilations})
    torch.manual_seed(1)
    copies = lambda few, many: torch.cat([torch.arange(few), torch.randint(0, few, (many - few,))])
    stream, hidden = copies(narrow["width"], width), copies(narrow["memory"], memory)
    share = lambda kinds: 1 / torch.bincount(kinds)[kinds].float()
    inner = [copies(narrow["width"], width) for _ in dilations]
    new = net.state_dict()
    jitter = lambda value: value * (1 + 0.02 * torch.randn_like(value))
    new["first.weight"], new["first.bias"] = old["first.weight"][stream], old["first.bias"][stream]
    for number in range(len(dilations)):
        name = f"blocks.{number}"
        if number >= len(narrow["dilations"]):
            new[f"{name}.point.weight"] *= 0
            new[f"{name}.point.bias"] *= 0
            continue
        within = inner[number]
        new[f"{name}.wide.weight"] = jitter(old[f"{name}.wide.weight"][within][:, stream] * share(stream)[None, :, None])
        new[f"{name}.point.weight"] = jitter(old[f"{name}.point.weight"][stream][:, within] * share(within)[None, :, None])
        new[f"{name}.point.bias"] = old[f"{name}.point.bias"][stream]
        new[f"{name}.wide.bias"] = old[f"{name}.wide.bias"][within]
        for part in ("weight", "bias", "running_mean", "running_var"):
            new[f"{name}.norm.{part}"] = old[f"{name}.norm.{part}"][within]
    gates = torch.cat([hidden + gate * narrow["memory"] for gate in range(3)])
    new["memory.weight_ih_l0"] = jitter(old["memory.weight_ih_l0"][gates][:, stream] * share(stream))
    new["memory.weight_hh_l0"] = jitter(old["memory.weight_hh_l0"][gates][:, hidden] * share(hidden))
    for bias in ("memory.bias_ih_l0", "memory.bias_hh_l0"):
        new[bias] = old[bias][gates]
    both, parts = torch.cat([stream, hidden + narrow["width"]]), torch.cat([share(stream), share(hidden)])
    for head in ("visemes", "phones", "articulators"):
        new[f"{head}.weight"] = jitter(old[f"{head}.weight"][:, both] * parts)
        new[f"{head}.bias"] = old[f"{head}.bias"]
    net.load_state_dict(new)
    torch.save(dict(settings=net.settings, weights=net.state_dict(), mean=kept["mean"]), sys.argv[2])
    print(len(VISEMES), "visemes,", sum(p.numel() for p in net.parameters()), "parameters")


if __name__ == "__main__":
    main()
