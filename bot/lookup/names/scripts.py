"""Words of other scripts in Latin letters, and the consonants that are left of a name in any script. Pure.

A name that travels keeps its consonants, coarsely: Hebrew and Arabic leave out most vowels, Japanese puts some in
between and has no l, Greek writes b as mp. What sounds alike is one letter here: b, f, p and v; d and t; l and r.
"""

# ruff: noqa: RUF001 - letters that look like Latin ones are what this module is about

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import name

from anyascii import anyascii

_LETTER = r"(?:(?![\u2e80-\u2fff\u3400-\u9fff\uf900-\ufaff])[^\x00-\u036f\u1e00-\u1eff\u2000-\u2bff\W\d_])"
_OTHER_SCRIPT = re.compile(rf"{_LETTER}+(?:[\"'״׳]{_LETTER}+)*")
"""Letters that are not Latin; Chinese characters are left out, which have sounds of their own."""
_REWRITINGS = (
    (re.compile(r"[גז]['׳]"), "j"),
    (re.compile(r"צ['׳]"), "ch"),
    (re.compile(r"(?<=[\u05d0-\u05ea])[\"'״׳](?=[\u05d0-\u05ea])"), ""),  # marks inside of Hebrew words
    (re.compile(r"ו"), "w"),
    (re.compile(r"(?<!\w)[אע]"), "a"),
    (re.compile(r"ש"), "sh"),
    (re.compile(r"(?<=\w)ה(?!\w)"), "a"),
    (re.compile(r"(?<!\w)ال(?=\w{3})"), ""),  # the Arabic article
    (re.compile(r"(?<=\w)ا"), "a"),
    (re.compile(r"[μΜ][πΠ]"), "b"),
    (re.compile(r"(?<!\w)[νΝ][τΤ]"), "d"),
    (re.compile(r"(?<=[αάΑ][ιϊΙ])[νΝ][τΤ]"), "d"),
    (re.compile(r"[γΓ][κΚγΓ]"), "ng"),
    (re.compile(r"[τΤ][ζΖ]"), "j"),
    (re.compile(r"[οΟ][υΥύΎ]"), "u"),
    (re.compile(r"[ッー]"), ""),
)
"""Where letter by letter would mislead."""
_REWRITTEN = re.compile(r"[\u0370-\u03ff\u0590-\u06ff\u30c3\u30fc]")
"""What every one of those begins with or stands beside: Greek, Hebrew, Arabic, and two marks of Japanese."""
_SOUNDS = {
    "ph": "f",
    "th": "t",
    "kh": "k",
    "gh": "k",
    "ck": "k",
    "x": "ks",
    "au": "o",
    "ts": "s",
    "tz": "s",
    "dz": "s",
    "c": "s",
}
_SOUND = re.compile(r"s?ch|tch|sh|zh|t[sz]|dz|ph|th|[kg]h|ck|x|au|n[gk](?=[^aeiouy])|c(?=[eiy])")
_SILENT = re.compile(r"(?<=[^aeiouyhw])e$")
_DOUBLED = re.compile(r"(.)\1+")
_CLASSES = str.maketrans("bvpfkqcgszjCtdlrmn", "BBBBKKKKSSSSTTRRMN", "aeiouyhw")
_FIRST_VOWELS = str.maketrans({"a": "ae", "e": "ei", "i": "ia", "u": "uay"})
"""What an English vowel may be heard as where a word begins with it: Abrams with an e."""
_HEARD = frozenset("hw")
_SYLLABLE = re.compile(r"([aeiouyhw]*)([^aeiouyhw])")
_ALIKE = {
    "KATAKANA": ({"l", "r"}, {"b", "v"}, {"s", "C"}),
    "HIRAGANA": ({"l", "r"}, {"b", "v"}, {"s", "C"}),
    "HANGUL": ({"l", "r"}, {"b", "v"}, {"p", "f"}, {"s", "C"}),
    "ARABIC": ({"b", "p"}, {"f", "v"}, {"k", "g"}),
    "HEBREW": ({"p", "f"}, {"b", "v"}),
    "GREEK": ({"s", "C"},),
}
"""What a script writes as one letter, or has only one of."""
WITHOUT_VOWELS = frozenset({"ARABIC", "HEBREW"})
"""Scripts that leave out most vowels."""
_WITH_MORE_VOWELS = frozenset({"KATAKANA", "HIRAGANA", "HANGUL"})
_AMISS_CONSONANT = 1.0
_AMISS_VOWEL = 0.4
_AMISS_AT_THE_END = 0.2


def romanize(text: str) -> str:
    """Write a text in ASCII, sound by sound where that is known; case is kept."""
    if _REWRITTEN.search(text):
        for pattern, letters in _REWRITINGS:
            text = pattern.sub(letters, text)
    return anyascii(text)


def words_of_other_scripts(text: str) -> Iterator[tuple[str, str]]:
    """Give the runs of letters of a text that are not Latin, each with its script: `HEBREW`, `KATAKANA`."""
    if not text.isascii():
        for match in _OTHER_SCRIPT.finditer(text):
            yield match[0], name(match[0][0], "").partition(" ")[0]


@lru_cache(maxsize=65536)
def consonants(word: str) -> str:
    """Give the consonants of a word in ASCII, coarsely: `pabriks` and `pbryks` are BBRKS, `austin` is ASTN."""
    return "".join(sound.translate(_CLASSES) or "A" for _, sound in _sounds(word)[0])


def agreement(typed: str, word: str, script: str) -> float:
    """Say how well a word of that script may be `word`, whose consonants are the same, coarsely; from 0 to 1."""
    (one, end), (other, other_end) = _sounds(typed), _sounds(word)
    amiss = _AMISS_AT_THE_END * (bool(end) != bool(other_end))
    for (vowels, consonant), (others, its) in zip(one, other, strict=True):
        if consonant != its and {consonant, its} not in _ALIKE.get(script, ()):
            amiss += _AMISS_CONSONANT
        if vowels and others:
            heard = others if consonant else others.translate(_FIRST_VOWELS)
            cost = _AMISS_VOWEL if consonant else _AMISS_CONSONANT
            amiss += cost * _is_another(vowels, heard, script)
        elif (vowels and script not in _WITH_MORE_VOWELS) or (others and script not in WITHOUT_VOWELS):
            amiss += _AMISS_CONSONANT
    return 1 - amiss / len(one)


def _is_another(vowels: str, others: str, script: str) -> bool:
    """Tell vowels that are not the same; where most are left out, w is any of o and u, and y of e and i."""
    if script in WITHOUT_VOWELS:
        vowels = vowels.replace("w", "wou").replace("y", "yei")
    aloud = _HEARD.intersection(others) - set(vowels)
    return bool(aloud) or set(vowels).isdisjoint(others)


@lru_cache(maxsize=4096)
def _sounds(word: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """Give each consonant with the vowels before it, and the vowels at the end; a first vowel is one by itself."""
    if not word.isalpha():
        return (), ""
    plain = _DOUBLED.sub(r"\1", _SOUND.sub(_sound, _SILENT.sub("", word)))
    pairs = [(match[1], match[2]) for match in _SYLLABLE.finditer(plain)]
    end = plain[len("".join(map("".join, pairs))) :]
    if pairs and pairs[0][0]:
        pairs = [(pairs[0][0], ""), ("", pairs[0][1]), *pairs[1:]]
    return tuple(pairs), end


def _sound(match: re.Match[str]) -> str:
    return _SOUNDS.get(match[0], "n" if match[0][0] == "n" else "C")
