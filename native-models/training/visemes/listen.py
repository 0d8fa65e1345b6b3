"""Labels human English speech from Debian packages: pocketsphinx writes down the words with its own language model, where
they are not known, and a grammar of just those words' phones then gives every phone its time. Makes
.cache/visemes/speech/human-NAME/ with the same .wav and .phones that speak.py makes.
Usage: listen.py prompts|future|war|test [share of the recordings]"""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pocketsphinx
import soundfile

from phones import ARPABET
from propack import unpack

CACHE = Path(__file__).resolve().parents[3] / ".cache" / "visemes"
SPEECH = CACHE / "speech"
MODEL = "/usr/share/pocketsphinx/model/en-us"
DICTIONARY = f"{MODEL}/cmudict-en-us.dict"
SHORTEST, LONGEST = 0.7, 20.0
# pocketsphinx's frames are 25.6 ms of sound, one begun every 10 ms: two meet in the middle of what both hear.
MEET = (0.0256 - 0.01) / 2


def decoder(**settings):
    config = pocketsphinx.Decoder.default_config()
    config.set_string("-hmm", f"{MODEL}/en-us")
    config.set_string("-logfn", "/dev/null")
    # What it takes out as silence would make every later time too early.
    config.set_boolean("-remove_silence", False)
    for name, value in settings.items():
        {str: config.set_string, float: config.set_float, int: config.set_int}[type(value)](f"-{name}", value)
    return pocketsphinx.Decoder(config)


def run(engine, samples):
    engine.start_utt()
    engine.process_raw(samples.tobytes(), False, True)
    engine.end_utt()
    return [(part.word, part.start_frame, part.end_frame) for part in engine.seg()]


class Listener:
    def __init__(self):
        self.lexicon = {}
        for line in Path(DICTIONARY).read_text().splitlines():
            word, *phones = line.split()
            self.lexicon[word] = phones
        phones = sorted({phone for word in self.lexicon.values() for phone in word})
        self.known = phones
        table = CACHE / "phones.dict"
        table.write_text("".join(f"{phone} {phone}\n" for phone in [*phones, "SIL"]))
        self.words = decoder(lm=f"{MODEL}/en-us.lm.bin", dict=DICTIONARY, maxhmmpf=4000, maxwpf=20)
        wide = dict(bestpath=0, beam=1e-80, pbeam=1e-80)
        self.text = decoder(dict=DICTIONARY, wbeam=1e-60, **wide)
        self.times = decoder(dict=str(table), fsgusefiller=0, wbeam=1e-80, **wide)
        self.count = 0

    def phones(self, samples, text=None):
        """(seconds at the end, phone or None) in order, or None where it understood too little. `text`: the words, if known."""
        if text is not None:
            # Only how they are pronounced is still to be heard.
            self.grammar(self.text, text)
        words = [word for word, *_ in run(self.words if text is None else self.text, samples)]
        said = [word for word in words if word in self.lexicon]
        if not said or any(word in ("[SPEECH]", "++SPEECH++") for word in words):
            return None
        if text is not None and [word.split("(")[0] for word in said] != text.split():
            return None
        return self.place(samples, [self.lexicon[word] for word in said])

    def grammar(self, engine, text: str) -> None:
        """Lets an engine hear just this."""
        self.count += 1
        name = f"g{self.count}"
        engine.set_jsgf_string(name, f"#JSGF V1.0;\ngrammar {name};\npublic <s> = {text};\n")
        engine.set_search(name)

    def place(self, samples, words):
        """The same for words that are known, each a list of phones."""
        pause = "[SIL]"
        text = f" {pause} ".join(" ".join(word) for word in words)
        self.grammar(self.times, f"{pause} {text} {pause}")
        parts = [part for part in run(self.times, samples) if part[0] != "(NULL)"]
        if len(parts) < len(text.split()) - text.split().count(pause):
            return None
        rows = [((end + 1) * 0.01 + MEET, ARPABET.get(name.lower())) for name, _, end in parts]
        return rows


def decode(data: bytes, form: list) -> np.ndarray:
    """Any sound, as 16 bit mono at 16 kHz."""
    command = ["ffmpeg", "-v", "error", *form, "-i", "pipe:0", "-f", "s16le", "-ar", "16000", "-ac", "1", "pipe:1"]
    return np.frombuffer(subprocess.run(command, input=data, capture_output=True, check=True).stdout, np.int16)


def prompts():
    """Telephone prompts (asterisk-core-sounds-en-g722, CC BY-SA 3.0)."""
    for path in sorted(Path("/usr/share/asterisk/sounds/en_US_f_Allison").rglob("*.g722")):
        yield f"{path.parent.name}-{path.stem}", decode(path.read_bytes(), ["-f", "g722"])


def future():
    """The actors of an adventure game (beneath-a-steel-sky): packed 8 bit sound at 11025 Hz, and an index."""
    folder = Path("/usr/share/scummvm/beneath-a-steel-sky")
    data, index = (folder / "sky.dsk").read_bytes(), (folder / "sky.dnr").read_bytes()
    speech = []
    for at in range(4, 4 + 8 * int.from_bytes(index[:4], "little"), 8):
        number, offset, size = (int.from_bytes(index[at + a : at + b], "little") for a, b in ((0, 2), (2, 5), (5, 8)))
        offset = (offset & 0x7FFFFF) << (4 if offset >> 23 else 0)
        if 50000 <= number < 60000:
            speech.append((number, data[offset + 22 : offset + (size & 0x3FFFFF)]))
    for number, packed in speech:
        sound = unpack(packed) if packed[:3] == b"RNC" else packed
        yield str(number), decode(sound, ["-f", "u8", "-ar", "11025", "-ac", "1"])


def war():
    """Messages and tutorials of a strategy game (warzone2100-data, GPL 2 or later); for measuring, until the net is trained on."""
    with zipfile.ZipFile("/usr/share/games/warzone2100/base.wz") as pack:
        for name in sorted(pack.namelist()):
            if name.endswith(".ogg") and name.startswith(("audio/", "sequenceaudio/")):
                yield name[:-4].replace("/", "-"), decode(pack.read(name), [])


# Of some recordings the words lie in a file beside them, of the others they are those that pocketsphinx's own tests expect.
TOLD = {
    "goforward": "go forward ten meters",
    "numbers": "thirty three forty six ninety two",
    "something": "go somewhere and do something",
    "tidigits/dhd.2934z": "two nine three four zero",
}


def test():
    """Some people who read and command, in pocketsphinx-testdata; for measuring only. All words are known."""
    folder = Path("/usr/share/pocketsphinx/test/data")
    for texts in (folder / "librivox" / "transcription", folder / "cards" / "cards.transcription"):
        for text, name in re.findall(r"<s> (.*?) *</s> \((.*)\)", texts.read_text()):
            yield name, soundfile.read(texts.with_name(f"{name}.wav"), dtype="int16")[0], text
    for name, text in TOLD.items():
        yield Path(name).name, np.fromfile(folder / f"{name}.raw", np.int16), text


SOURCES = dict(prompts=prompts, future=future, war=war, test=test)


def main() -> None:
    source, every = sys.argv[1], round(1 / float(sys.argv[2])) if len(sys.argv) > 2 else 1
    listener = Listener()
    kept = seconds = 0
    for number, (name, samples, *text) in enumerate(SOURCES[source]()):
        if number % every or not SHORTEST <= len(samples) / 16000 <= LONGEST:
            continue
        folder = SPEECH / f"human-{source}"
        # What an earlier run has listened to stays.
        if (folder / f"{name}.wav").exists():
            continue
        rows = listener.phones(samples, *text)
        if rows is None:
            continue
        folder.mkdir(parents=True, exist_ok=True)
        soundfile.write(folder / f"{name}.wav", samples, 16000)
        (folder / f"{name}.phones").write_text("".join(f"{end:.4f} {phone or '-'}\n" for end, phone in rows))
        kept += 1
        seconds += len(samples) / 16000
    print(f"{source}: {kept} recordings kept, {seconds / 60:.1f} min", flush=True)


if __name__ == "__main__":
    main()
