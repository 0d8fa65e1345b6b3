"""Labels recordings whose words are written beside them. In English pocketsphinx finds each phone of the words; of other
languages espeak-ng says which phones a text has, and the net finds them (realign.py). Makes
.cache/visemes/speech/human-NAME/ as listen.py does. Usage: subtitles.py NET.pt [share of the recordings]"""

import re
import struct
import subprocess
import sys
import unicodedata
from io import BytesIO
from math import gcd
from pathlib import Path

import numpy as np
import scipy.signal as signal
import soundfile

from features import RATE
from listen import LONGEST, SPEECH, Listener
from net import load
from phones import ARPABET, from_ipa
from realign import place, write_rows

SHORTEST = 0.5
QUEEN = Path("/usr/share/scummvm/flight-of-the-amazon-queen/queen.1c")
# Scenes of the queen's that no net is trained on.
HELD = (5, 6)
VAMPIRE = Path("/usr/share/scummvm/drascula/en")
STAMPS = Path("/usr/share/tuxpaint/stamps")
FISH = Path("/usr/share/games/fillets-ng")


def at_16k(samples: np.ndarray, rate: int) -> np.ndarray:
    common = gcd(rate, RATE)
    return signal.resample_poly(samples, RATE // common, rate // common).astype(np.float32)


def sound(file) -> np.ndarray:
    samples, rate = soundfile.read(file, dtype="float32", always_2d=True)
    return at_16k(samples.mean(1), rate)


def queen(_, held: bool = False):
    """The actors of an adventure game (flight-of-the-amazon-queen): MP3 in one file with a table. A .DOG file has a scene's
    sentences, its hero's and the others', and "*" and two letters where a gesture, and with it a recording, begins."""
    data = QUEEN.read_bytes()
    files = {}
    for at in range(15, 15 + 21 * int.from_bytes(data[13:15], "big"), 21):
        files[data[at : at + 12].split(b"\0")[0].decode("latin-1")] = struct.unpack(">II", data[at + 13 : at + 21])
    for file, (begin, size) in files.items():
        if not file.endswith(".DOG"):
            continue
        scene = data[begin + 20 : begin + size]
        levels, _, number, heros, others = struct.unpack(">5h", scene[:10])
        if (number in HELD) != held:
            continue
        for who, at, count in (("J", 32 + abs(levels) * 96, heros), ("P", int.from_bytes(scene[22:24], "big"), others)):
            for _ in range(count):
                key, length = struct.unpack(">HB", scene[at + 2 : at + 5])
                sentence = scene[at + 5 : at + 5 + length].decode("cp437")
                at = (at + 5 + length + 3) // 4 * 4
                for part, text in enumerate(re.sub(r"\*..", "\n", sentence).split("\n"), 1):
                    name = f"{number:02}{key:04X}{who}{part:X}"
                    if text.strip() and f"{name}.SB" in files:
                        offset, size = files[f"{name}.SB"]
                        yield name, text, lambda packed=data[offset : offset + size]: sound(BytesIO(packed))


def vampire(_):
    """The actors of another (drascula): a file for each line, 8 bit sound at 11025 Hz, and all texts in one: tables of so
    and so many, each in six languages, English first; a language has its size and then (two zero bytes, length, letters)."""
    data = (VAMPIRE / "drascula.dat").read_bytes()
    raw = lambda file: at_16k(np.frombuffer(file.read_bytes(), np.uint8).astype(np.float32) / 128 - 1, 11025)
    at = data.index(b"THAT'S THE SECOND BIGGEST DOOR") - 12
    for prefix in ("", "D", "B", "BJ", "E", "I", "L", "P", "T", "VB"):
        count, english = struct.unpack(">HH", data[at : at + 4])
        table, text = data[at + 4 : at + 4 + english], 4
        for number in range(count):
            length = int.from_bytes(table[text - 2 : text], "big")
            words = table[text : text + length].split(b"\0")[0].decode("cp850")
            text += length
            file = VAMPIRE / f"{prefix}{number}.ALS"
            if words and file.exists():
                yield file.stem, words, lambda file=file: raw(file)
        at += 2
        for _ in range(6):
            at += 2 + int.from_bytes(data[at : at + 2], "big")


def stamps(language: str):
    """What is on the pictures of a drawing program for children (tuxpaint-stamps-default), read by volunteers."""
    for path in sorted(STAMPS.rglob(f"*_desc_{language}.ogg")):
        texts = path.with_name(path.name.split("_desc")[0] + ".txt")
        lines = texts.read_text(errors="ignore").splitlines() if texts.exists() else []
        for line in lines:
            if line.startswith(f"{language}.utf8="):
                yield path.stem, line.split("=", 1)[1], lambda path=path: sound(path)


def fish(language: str):
    """The dialogues of a puzzle game (fillets-ng-data-cs and -nl; the texts are in fillets-ng-data)."""
    said = re.compile(r'dialogId\("([^"]+)".*?\)\s*dialogStr\("((?:[^"\\]|\\.)*)"\)')
    for path in sorted((FISH / "script").glob(f"*/dialogs_{language}.lua")):
        for name, text in said.findall(path.read_text(errors="ignore")):
            file = FISH / "sound" / path.parent.name / language / f"{name}.ogg"
            if file.exists():
                yield f"{path.parent.name}-{name}", text, lambda file=file: sound(file)


# Voice: espeak-ng's language, and its recordings as (name, text, what reads its sound).
SOURCES = {
    "queen": ("en-us", queen),
    "held": ("en-us", lambda language: queen(language, held=True)),
    "vampire": ("en-us", vampire),
    **{f"stamps-{language}": (language, stamps) for language in "fr ru ro ca bg es el".split()},
    "fish-cs": ("cs", fish),
    "fish-nl": ("nl", fish),
}


def phones(language: str, text: str) -> list:
    """The phones of a text in order; None between words, "-" for one that is none of ours."""
    command = ["espeak-ng", "-q", "-v", language, "--ipa", "--sep=_", text]
    said = re.sub(r"\([a-z-]+\)", "", subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    names = []
    for word in said.split():
        for name in filter(None, re.split("_+", word)):
            name = "".join(c for c in name if not unicodedata.combining(c) and unicodedata.category(c) != "Lm")
            names += [phone or "-" for phone, _ in from_ipa(name)] if name else []
        names.append(None)
    return names


class English:
    """pocketsphinx places English words more surely than a net that never heard such people, if 10 to 20 ms beside."""

    def __init__(self):
        self.listener = Listener()
        self.names = {phone: name.upper() for name, phone in reversed(ARPABET.items()) if name.upper() in self.listener.known}

    def word(self, text: str) -> list:
        """Its phones by the dictionary, else by espeak-ng."""
        if text in self.listener.lexicon:
            return self.listener.lexicon[text]
        return [self.names.get(phone) for phone in phones("en-us", text) if phone]

    def place(self, samples, text: str):
        words = [self.word(word) for word in re.findall(r"[a-z']+", text.lower()) if word.strip("'")]
        if not words or not all(words) or not all(map(all, words)):
            return None
        rows = self.listener.place((samples * 32767).clip(-32768, 32767).astype(np.int16), words)
        return rows and [(end, phone or "-") for end, phone in rows]


def main() -> None:
    net, mean = load(sys.argv[1])
    every = round(1 / float(sys.argv[2])) if len(sys.argv) > 2 else 1
    english = English()
    for voice, (language, source) in SOURCES.items():
        folder = SPEECH / f"human-{voice}"
        folder.mkdir(parents=True, exist_ok=True)
        kept = seconds = 0
        for name, text, read in list(source(language))[::every]:
            # What an earlier run has labelled stays.
            if (folder / f"{name}.wav").exists():
                continue
            samples = read()
            if not SHORTEST <= len(samples) / RATE <= LONGEST:
                continue
            if language == "en-us":
                rows = english.place(samples, text)
            else:
                names = phones(language, text)
                rows = place(net, mean, samples, names) if any(names) else None
            if not rows:
                continue
            soundfile.write(folder / f"{name}.wav", samples, RATE)
            write_rows(folder / f"{name}.phones", rows)
            kept, seconds = kept + 1, seconds + len(samples) / RATE
        print(f"{voice}: {kept} recordings kept, {seconds / 60:.1f} min", flush=True)


if __name__ == "__main__":
    main()
