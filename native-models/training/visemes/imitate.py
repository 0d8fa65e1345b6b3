"""Labels human speech of other languages, which pocketsphinx cannot, with a net that is trained already: only the hops
of which it is sure are learnt from, and they are learnt in rooms and noises that it did not hear them in (noisy
student, Xie et al. 2020). Usage: imitate.py NET.pt [share of the recordings]"""

import sys
from pathlib import Path

import numpy as np
import soundfile
import torch

from features import log_mel, without_mean
from listen import LONGEST, SHORTEST, SPEECH, decode
from net import LOOK_AHEAD, load
from phones import PHONES

PROMPTS = Path("/usr/share/asterisk/sounds")
CRIES = Path("/usr/share/games/hedgewars/Data/Sounds/voices")
# Debian's asterisk-core-sounds-es-g722, -fr-, -it-, -ru- (CC BY-SA 3.0), and the cries of a game's crowds (hedgewars-data,
# GFDL 1.3), fourteen people in five languages.
SOURCES = {
    "es-allison": PROMPTS / "es_MX_f_Allison",
    "fr-june": PROMPTS / "fr_CA_f_June",
    "it-carlo": PROMPTS / "it_IT_m_Carlo",
    "ru-voice": PROMPTS / "ru_RU_f_IvrvoiceRU",
    "cries": CRIES,
}
SURE = 0.6


def main() -> None:
    net, mean = load(sys.argv[1])
    every = round(1 / float(sys.argv[2])) if len(sys.argv) > 2 else 1
    for name, folder in SOURCES.items():
        form = [] if folder == CRIES else ["-f", "g722"]
        target = SPEECH / f"human-{name}"
        target.mkdir(parents=True, exist_ok=True)
        hops = sure = 0
        for path in sorted(path for path in folder.rglob("*.*") if path.parent.name != "Robot")[::every]:
            samples = decode(path.read_bytes(), form)
            if not SHORTEST <= len(samples) / 16000 <= LONGEST:
                continue
            sound = np.concatenate([samples / np.float32(32768), np.zeros(160 * LOOK_AHEAD, np.float32)])
            with torch.no_grad():
                _, phones, _ = net(torch.tensor(without_mean(log_mel(sound), mean))[None])
            best = torch.softmax(phones[0], -1).max(-1)
            names = [PHONES[i] if p > SURE else "-" for i, p in zip(best.indices.tolist(), best.values.tolist())][LOOK_AHEAD:]
            rows = [f"{(hop + 1) / 100:.2f} {phone}\n" for hop, phone in enumerate(names) if phone != (names[hop + 1 :] or [None])[0]]
            stem = f"{path.parent.name}-{path.stem}"
            soundfile.write(target / f"{stem}.wav", samples, 16000)
            (target / f"{stem}.phones").write_text("".join(rows))
            hops, sure = hops + len(names), sure + len(names) - names.count("-")
        print(f"{name}: {hops / 6000:.1f} min, {sure / max(1, hops):.0%} of it learnt from", flush=True)


if __name__ == "__main__":
    main()
