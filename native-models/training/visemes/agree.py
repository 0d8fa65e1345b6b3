"""Sets aside recordings whose words pocketsphinx seems to have misheard: where the net and the labels agree on too few
hops, the .phones file is renamed .misheard. Usage: agree.py NET.pt SHARE human-VOICE..."""

import sys

from net import load
from train import CACHE, Human


def main() -> None:
    net, mean = load(sys.argv[1])
    share = float(sys.argv[2])
    for voice in sys.argv[3:]:
        paths = sorted((CACHE / "speech" / voice).glob("*.phones"))
        heard = Human(voice, mean, None)
        aside = 0
        for path, item in zip(paths, list(heard.items)):
            heard.items = [item]
            if heard.measure(net)["visemes"] < share:
                path.rename(path.with_suffix(".misheard"))
                aside += 1
        print(f"{voice}: {aside} of {len(paths)} set aside", flush=True)


if __name__ == "__main__":
    main()
