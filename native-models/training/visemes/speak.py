"""Speaks sentences with flite, festival and espeak-ng: a .wav (mono, 16 kHz) and a .phones ("end in seconds, phone"; "-"
is a phone not learnt from) for each, in .cache/visemes/speech/VOICE/. Usage: speak.py [share of the amounts below]"""

import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from phones import ARPABET, CATALAN, CZECH, FINNISH, INDIC, ITALIAN, RUSSIAN, bare, from_ipa, split_affricate
from sentences import sentences

HERE = Path(__file__).resolve().parent
CACHE = HERE.parents[2] / ".cache" / "visemes"
SPEECH = CACHE / "speech"
SHARE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0

FLITE = {"slt": 700, "rms": 700, "awb": 700, "kal16": 350}
# Voice: encoding, language of the text, phone table, sentences.
FESTIVAL = {
    "kal_diphone": ("utf-8", "en", ARPABET, 400),
    "ked_diphone": ("utf-8", "en", ARPABET, 600),
    "cmu_us_slt_arctic_hts": ("utf-8", "en", ARPABET, 400),
    "lp_diphone": ("latin-1", "it", ITALIAN, 350),
    "pc_diphone": ("latin-1", "it", ITALIAN, 350),
    "czech_dita": ("iso8859-2", "cs", CZECH, 250),
    "czech_ph": ("iso8859-2", "cs", CZECH, 250),
    "czech_krb": ("iso8859-2", "cs", CZECH, 250),
    "czech_machac": ("iso8859-2", "cs", CZECH, 250),
    # Finnish and Catalan spelling read other languages' words letter by letter: strange to hear, right to learn from.
    "hy_fi_mv_diphone": ("latin-1", "it", FINNISH, 200),
    "suo_fi_lj_diphone": ("latin-1", "it", FINNISH, 200),
    "msu_ru_nsh_clunits": ("utf-8", "ru", RUSSIAN, 250),
    "hindi_NSK_diphone": ("utf-8", "hi", INDIC, 200),
    "upc_ca_ona_hts": ("latin-1", "es", CATALAN, 250),
}
# Language of the text: espeak-ng's voices, sentences.
ESPEAK = {
    "en": ("en-us en-us en-us en-gb-x-rp en-gb-scotland en-us en-029 en-gb-x-gbclan en-us".split(), 2200),
    "de": (["de"], 350),
    "es": (["es", "es-419"], 350),
    "it": (["it"], 200),
    "pt": (["pt-br"], 200),
    "cs": (["cs"], 150),
    "ru": (["ru"], 150),
    "pl": (["pl"], 150),
}
VARIANTS = (
    "f1 f2 f3 f4 f5 m1 m2 m3 m4 m5 m6 m7 m8 Andrea Alicia Annie anika belinda linda steph steph2 steph3 shelby antonio Denis "
    "Diogo Henrique Hugo iven iven2 iven3 iven4 Lee Marco Mario max Michael Mike Nguyen pablo paul pedro quincy rob robert "
    "travis victor norbert sandro Jacky Alex Andy benjamin david ed edward Gene john marcelo miguel grandma grandpa adam "
    "klatt klatt2 klatt3 klatt4 klatt6 zac caleb boris"
).split()


# Voices that no net is trained on, for measuring: .cache/visemes/speech/held-*.
HELD_FESTIVAL = {"marathi_NSK_diphone": ("utf-8", "hi", INDIC, 40), "telugu_NSK_diphone": ("utf-8", "te", INDIC, 40)}
HELD_ESPEAK = {"en": (["en-gb-x-gbcwmd"], 60)}
HELD_VARIANTS = "sandro aunty gustave announcer kaukovalta RicishayMax".split()


def write_phones(path: Path, phones) -> None:
    """`phones`: (seconds at the end, [(phone or None, share)])."""
    lines, begin = [], 0.0
    for end, parts in phones:
        spent = 0.0
        for phone, share in parts:
            spent += share
            lines.append(f"{begin + (end - begin) * min(1, spent):.4f} {phone or '-'}\n")
        begin = end
    path.with_suffix(".phones").write_text("".join(lines))


def to_16k(source: Path, target: Path, raw: bool = False) -> None:
    form = ["-t", "raw", "-r", "22050", "-e", "signed", "-b", "16", "-c", "1"] if raw else []
    subprocess.run(["sox", "-V1", "-G", *form, source, "-r", "16000", "-c", "1", "-b", "16", target], check=True)
    source.unlink()


def speak_flite(voice: str, count: int) -> None:
    draw = random.Random(voice)
    folder = SPEECH / f"flite-{voice}"
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(draw.sample(sentences("en"), count)):
        path = folder / f"{number:04}"
        settings = f"duration_stretch={draw.uniform(0.75, 1.25):.2f}"
        said = subprocess.run(
            ["flite", "-voice", voice, "--setf", settings, "-psdur", "-t", text, "-o", f"{path}.orig.wav"],
            capture_output=True, text=True, check=True,
        )
        pairs = [pair.split(":") for pair in said.stdout.split()]
        write_phones(path.with_suffix(".wav"), [(float(end), [(ARPABET.get(name), 1.0)]) for name, end in pairs])
        to_16k(Path(f"{path}.orig.wav"), path.with_suffix(".wav"))


DUMP = """
(define (dump stretch text file)
  (Parameter.set 'Duration_Stretch stretch)
  (let ((u (utt.synth (eval (list 'Utterance 'Text text)))) (fd (fopen (string-append file ".seg") "w")))
    (mapcar (lambda (s) (format fd "%.4f %s\\n" (item.feat s 'end) (item.name s))) (utt.relation.items u 'Segment))
    (fclose fd)
    (utt.save.wave u (string-append file ".orig.wav") 'riff)))
"""


def speak_festival(voice: str, encoding: str, language: str, table: dict, count: int, name: str = "festival") -> None:
    draw = random.Random(voice)
    folder = SPEECH / f"{name}-{voice}"
    folder.mkdir(parents=True, exist_ok=True)
    texts = sentences(language)
    texts = draw.sample(texts, min(count, len(texts)))
    # A handful at a time: a sentence that festival cannot say ends the process and loses only its handful.
    for first in range(0, len(texts), 10):
        program = DUMP + f"(voice_{voice})\n"
        for number, text in enumerate(texts[first : first + 10], first):
            plain = text.replace('"', "").replace("\\", "")
            program += f'(dump {draw.uniform(0.8, 1.2):.2f} "{plain}" "{folder}/{number:04}")\n'
        script = folder / "say.scm"
        script.write_bytes(program.encode(encoding, errors="ignore"))
        subprocess.run(["festival", "-b", script], capture_output=True)
    missed = set()
    for seg in sorted(folder.glob("*.seg")):
        path = seg.with_suffix(".wav")
        original = seg.with_suffix(".orig.wav")
        if not original.exists():
            seg.unlink()
            continue
        phones = []
        for line in seg.read_text(errors="replace").splitlines():
            end, name = line.split(" ", 1)
            key = name if name in table else bare(name)
            if key not in table:
                missed.add(name)
            phone = table.get(key)
            phones.append((float(end), split_affricate(phone)))
        write_phones(path, phones)
        to_16k(original, path)
        seg.unlink()
    if missed:
        print(f"{voice}: not learnt from: {' '.join(sorted(missed))}", flush=True)


def speak_espeak(language: str, voices: list, count: int, variants=VARIANTS, name: str = "espeak") -> None:
    program = CACHE / "speak_espeak"
    if not program.exists():
        subprocess.run(["cc", "-O2", "-o", program, HERE / "speak_espeak.c", "-lespeak-ng"], check=True)
    draw = random.Random(language)
    folder = SPEECH / f"{name}-{language}"
    folder.mkdir(parents=True, exist_ok=True)
    texts = sentences(language, seed=2)
    texts = draw.sample(texts, min(count, len(texts)))
    lines = "".join(
        f"{folder}/{number:04}\t{voices[number % len(voices)]}+{draw.choice(variants)}\t{draw.randint(125, 220)}"
        f"\t{draw.randint(20, 80)}\t{text}\n"
        for number, text in enumerate(texts)
    )
    subprocess.run([program], input=lines, text=True, check=True)
    missed = set()
    for events in sorted(folder.glob("*.events")):
        rows = [line.rstrip("\n").split("\t") for line in events.read_text(errors="replace").splitlines()]
        marks = [(int(row[0]) / 1000, row[1] if len(row) > 1 else "") for row in rows]
        phones = [(marks[0][0], [("sil", 1.0)])] if marks and marks[0][0] > 0 else []
        for (_, name), (end, _) in zip(marks, marks[1:]):
            parts = from_ipa(name)
            missed |= {name for phone, _ in parts if phone is None}
            phones.append((end, parts))
        raw = events.with_suffix(".raw")
        if phones and raw.stat().st_size > 22050:
            write_phones(events.with_suffix(".wav"), phones)
            to_16k(raw, events.with_suffix(".wav"), raw=True)
        else:
            raw.unlink()
        events.unlink()
    print(f"espeak {language}: not learnt from: {' '.join(sorted(missed))}", flush=True)


def main() -> None:
    CACHE.mkdir(parents=True, exist_ok=True)
    amount = lambda count: max(2, round(count * SHARE))
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        jobs = [pool.submit(speak_espeak, language, voices, amount(n)) for language, (voices, n) in ESPEAK.items()]
        jobs += [pool.submit(speak_festival, voice, *rest, amount(n)) for voice, (*rest, n) in FESTIVAL.items()]
        jobs += [pool.submit(speak_flite, voice, amount(n)) for voice, n in FLITE.items()]
        jobs += [pool.submit(speak_espeak, lang, voices, n, HELD_VARIANTS, "held") for lang, (voices, n) in HELD_ESPEAK.items()]
        jobs += [pool.submit(speak_festival, voice, *rest, "held") for voice, rest in HELD_FESTIVAL.items()]
        for job in jobs:
            job.result()


if __name__ == "__main__":
    main()
