"""How languages that text2num does not know write large numbers: `40 miljardi`, `2,5 mld`, `100 000`. Pure."""

import re
from collections.abc import Mapping

SCALES: Mapping[str, Mapping[str, int]] = {
    "lv": {r"tūkst\w*": 3, r"milj(?:oni?\w*)?": 6, r"(?:miljard|mljrd)\w*": 9, r"triljon\w*": 12},
    "pl": {r"tys(?:i\w+)?": 3, r"(?:mln|milion\w*)": 6, r"(?:mld|miliard\w*)": 9, r"bilion\w*": 12},
    "uk": {
        r"тис(?:яч\w*)?": 3,
        r"(?:млн|мільйон\w*)": 6,
        r"(?:млрд|мільярд\w*)": 9,
        r"(?:трлн|трильйон\w*)": 12,
    },
}
"""The powers of ten behind a number, by language: what its words look like -> the power."""

GROUPED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)"
"""Digits in groups of three with spaces between."""
_GROUPS = re.compile(rf"(?<![\d.,]){GROUPED}")
_DECIMAL = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")


def write_as_english(text: str, language: str) -> str:
    """Return a text with its digits as English has them: `2,5 miljardi` as `2.5 1000000000`, `100 000` as `100000`."""
    text = _GROUPS.sub(lambda found: re.sub(r"\s", "", found[0]), text)
    text = _DECIMAL.sub(".", text)
    for words, power in SCALES.get(language, {}).items():
        text = re.sub(rf"(?<=\d)\s?{words}(?!\w)", f" {10**power}", text, flags=re.IGNORECASE)
    return text
