"""The phones that the net knows, the visemes they belong to, and every synthesiser's names for them.

Visemes are in Meta's order (XrFaceTrackingVisemeMETA). A name that maps to None is heard but not learnt from: its mouth
shape is not one of the fifteen, or it takes the shape of what follows.
"""

import re

VISEMES = "sil PP FF TH DD kk CH SS nn RR aa E ih oh ou".split()

VISEME_OF = {
    "sil": "sil",
    **dict.fromkeys("p b m".split(), "PP"),
    **dict.fromkeys("f v".split(), "FF"),
    **dict.fromkeys("θ ð".split(), "TH"),
    **dict.fromkeys("t d ɾ".split(), "DD"),
    **dict.fromkeys("k ɡ ŋ x".split(), "kk"),
    **dict.fromkeys("tʃ dʒ ʃ ʒ".split(), "CH"),
    **dict.fromkeys("s z".split(), "SS"),
    **dict.fromkeys("n l".split(), "nn"),
    **dict.fromkeys("ɹ ɝ".split(), "RR"),
    **dict.fromkeys("a æ ə aɪ aʊ".split(), "aa"),
    **dict.fromkeys("ɛ eɪ".split(), "E"),
    **dict.fromkeys("i ɪ y j".split(), "ih"),
    **dict.fromkeys("ɔ oʊ ɔɪ ø".split(), "oh"),
    **dict.fromkeys("ʊ u w".split(), "ou"),
}
# h takes the shape of what follows: a phone without a viseme.
PHONES = [*VISEME_OF, "h"]
PHONE_ID = {phone: index for index, phone in enumerate(PHONES)}
VISEME_ID = {viseme: index for index, viseme in enumerate(VISEMES)}
PHONE_TO_VISEME = [VISEME_ID[VISEME_OF[p]] if p in VISEME_OF else -1 for p in PHONES]

ARPABET = dict(
    pair.split(":")
    for pair in """pau:sil sil:sil sp:sil brth:sil #:sil p:p b:b m:m em:m f:f v:v th:θ dh:ð t:t d:d dx:ɾ k:k g:ɡ ng:ŋ
    ch:tʃ jh:dʒ sh:ʃ zh:ʒ s:s z:z n:n en:n l:l el:l r:ɹ er:ɝ axr:ɝ aa:a ae:æ ah:ə ax:ə ay:aɪ aw:aʊ eh:ɛ ey:eɪ ih:ɪ iy:i
    ix:ɪ y:j ao:ɔ ow:oʊ oy:ɔɪ uh:ʊ uw:u ux:u w:w hh:h hv:h""".split()
)

# Festival's voices of other languages. What is not here is not learnt from.
ITALIAN = {
    **{p: p for p in "p b t k f v s z m n l j w a e i o u".split()},
    **dict(d="d", g="ɡ", S="ʃ", tS="tʃ", dZ="dʒ", ts="ts", dz="dz", L="l", J="n", r="ɹ", E="ɛ", O="ɔ", ng="ŋ", e="ɛ", o="ɔ"),
    "#": "sil",
}
CZECH = {
    **{p: p for p in "p b t d k f v s z m n l j a u x h".split()},
    **{"t~": "t", "d~": "d", "n~": "n", "g": "ɡ", "s~": "ʃ", "z~": "ʒ", "c": "ts", "c~": "tʃ", "dz": "dz", "dz~": "dʒ"},
    **{"r": "ɹ", "ch": "x", "e": "ɛ", "o": "ɔ", "i": "ɪ", "i:": "i", "#": "sil"},
}
FINNISH = {
    **{p: p for p in "p b t d k f s m n l j a i u y h".split()},
    **{"v": "v", "r": "ɹ", "g": "ɡ", "N": "ŋ", "@": "æ", "7": "ø", "e": "ɛ", "o": "ɔ", "#": "sil"},
}
RUSSIAN = {
    **{p: p for p in "p b t d k f v s z m n l j a i u".split()},
    **{p + p: p for p in "p b t d k f v s z m n l".split()},
    **dict(g="ɡ", gg="ɡ", r="ɹ", rr="ɹ", h="x", hh="x", ch="tʃ", sh="ʃ", sch="ʃ", zh="ʒ", c="ts", pau="sil"),
    **dict(aa="a", ee="ɛ", ii="i", oo="ɔ", uu="u", y="ɪ", yy="ɪ", ay="ə", ae="ɪ", ey="ɪ", ur="ʊ"),
}
INDIC = {
    **dict(k="k", kh="k", g="ɡ", gh="ɡ", ng="ŋ", ch="tʃ", chh="tʃ", j="dʒ", jh="dʒ", tt="t", t="t", th="t", dd="d", d="d"),
    **dict(dh="d", n="n", nn="n", p="p", ph="p", b="b", bh="b", m="m", y="j", r="ɹ", l="l", sh="ʃ", s="s", h="h", pau="sil"),
    **dict(a="ə", aa="a", i="ɪ", iy="i", u="ʊ", uw="u", o="ɔ", ei="eɪ", e="eɪ", w="v", v="v", D="d", T="t", eh="ɛ", ih="ɪ", oh="ɔ", uh="ʊ"),
}
CATALAN = {**ITALIAN, **dict(ax="ə", rr="ɹ", r="ɾ", Z="ʒ", pau="sil", ng="ŋ"), "b": None, "d": None, "g": None}
CATALAN.update({"p": "p", "t": "t", "k": "k", "m": "m"})


def bare(name):
    """A festival vowel without its stress and length."""
    return re.sub(r"[0-9:]+$", "", name)


# espeak-ng writes IPA; two signs that are one phone come first.
IPA_PAIRS = {
    **{p: p for p in "tʃ dʒ aɪ aʊ eɪ oʊ ɔɪ ts dz".split()},
    **{"tɕ": "tʃ", "dʑ": "dʒ", "əʊ": "oʊ", "ɛɪ": "eɪ", "ei": "eɪ", "ai": "aɪ", "au": "aʊ", "ɔø": "ɔɪ", "pf": "f", "ʌɪ": "aɪ"},
}
IPA = {
    **{p: p for p in PHONES if len(p) == 1},
    **dict(g="ɡ", r="ɹ", ɻ="ɹ", ɚ="ɝ", ɜ="ɝ", ɑ="a", ʌ="ə", ɐ="ə", ɒ="ɔ", o="oʊ", e="eɪ", ᵻ="ɪ", ɨ="ɪ", ʏ="y", œ="ø", ʉ="u"),
    **dict(ɫ="l", ʎ="l", ɲ="n", ɕ="ʃ", ʑ="ʒ", χ="x", ɣ="ɡ", ʈ="t", ɖ="d", ʋ="v", ɥ="j", ʍ="w", ɦ="h", ɱ="m"),
    **{"ʝ": "j", "β": None, "ʁ": None, "ç": None, "ʔ": None, "ɵ": "ø", "ɤ": None, "ʂ": "ʃ", "ʐ": "ʒ", "c": "k", "ɟ": "ɡ", "ɭ": "l", "ɳ": "n"},
}


def from_ipa(name):
    """The phones in one espeak-ng phoneme, in order, each with its share of the time."""
    text = re.sub(r"[ˈˌːˑʲʰˤ̩̃͡‿̥̪̯ʷ.]", "", name)
    if not text or name == "END":
        return [("sil", 1.0)]
    phones = []
    while text:
        if text[:2] in IPA_PAIRS:
            phones.append(IPA_PAIRS[text[:2]])
            text = text[2:]
        else:
            phones.append(IPA.get(text[0]))
            text = text[1:]
    # A vowel and the r or schwa that espeak-ng ties to it: the vowel is the longer.
    shares = [1.0] if len(phones) == 1 else [0.6] + [0.4 / (len(phones) - 1)] * (len(phones) - 1)
    return [part for phone, share in zip(phones, shares) for part in split_affricate(phone, share)]


def split_affricate(phone, share=1.0):
    """ts is a t and an s."""
    if phone in ("ts", "dz"):
        return [(phone[0], share / 2), (phone[1], share / 2)]
    return [(phone, share)]
