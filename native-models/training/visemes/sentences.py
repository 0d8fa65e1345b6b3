"""Sentences to speak, from Debian's fortunes packages, and made-up words for scripts that have no fortunes."""

import random
import re
from pathlib import Path

FORTUNES = Path("/usr/share/games/fortunes")
FILES = {
    "en": ["cookie", "science", "literature", "people", "wisdom", "work", "men-women", "law", "food", "computers"],
    "de": ["de/*"],
    "es": ["es/*"],
    "it": ["it/*"],
    "pt": ["brasil"],
    "cs": ["cs/*"],
    "ru": ["ru/*"],
    "pl": ["pl/*"],
}
# Consonants and vowel signs.
SCRIPTS = {"hi": ("कखगचजटडतदनपफबभमयरलवसशह", "ािीुूेो"), "te": ("కగచజటడతదనపబమయరలవసశహ", "ాిీుూేో")}
LETTERS = {"ru": r"а-яёА-ЯЁ"}


def sentences(language: str, seed: int = 1) -> list[str]:
    """Sentences of 3 to 14 words without figures and abbreviations, shuffled."""
    if language in SCRIPTS:
        return syllables(language, 600, seed)
    letter = LETTERS.get(language, r"a-zA-ZÀ-ž")
    whole = re.compile(rf"[{letter}',;: -]+[.?!]?")
    found = set()
    for pattern in FILES[language]:
        for path in sorted(FORTUNES.glob(pattern)):
            if path.suffix in (".dat", ".u8") or not path.is_file():
                continue
            text = path.read_text("utf-8", errors="ignore")
            for part in re.split(r"(?<=[.?!])\s|\n%\n|\n\n|--", text):
                sentence = re.sub(r"\s+", " ", part).strip().strip("\"'")
                words = sentence.split()
                shouted = sum(word.isupper() and len(word) > 1 for word in words)
                if 3 <= len(words) <= 14 and shouted == 0 and whole.fullmatch(sentence):
                    found.add(sentence)
    ordered = sorted(found)
    random.Random(seed).shuffle(ordered)
    return ordered


def syllables(language: str, count: int, seed: int) -> list[str]:
    """Words of random syllables: the Indic voices read what they are given, sign by sign."""
    draw = random.Random(seed)
    consonants, vowels = SCRIPTS[language]
    word = lambda: "".join(draw.choice(consonants) + draw.choice(["", *vowels]) for _ in range(draw.randint(1, 4)))
    return [" ".join(word() for _ in range(draw.randint(3, 9))) for _ in range(count)]
