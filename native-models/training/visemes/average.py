"""The mean of nets that were trained on from one another: better on people whom none of them heard than each of them (model
soups, Wortsman et al. 2022). Usage: average.py NET.pt... OUT.pt"""

import sys

import torch


def main() -> None:
    *paths, out = sys.argv[1:]
    nets = [torch.load(path) for path in paths]
    last = nets[-1]
    for name, value in last["weights"].items():
        if value.is_floating_point():
            last["weights"][name] = sum(net["weights"][name] for net in nets) / len(nets)
    torch.save(last, out)


if __name__ == "__main__":
    main()
