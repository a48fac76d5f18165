"""The one normalisation under which wording is compared: text -> words, and a quotation -> its fragments. Pure.

Two wordings are the same when their words are. Before they are compared
- letters lose their case and their compatibility forms (Unicode NFKC, then casefold);
- every apostrophe is `'`, quotation marks are dropped;
- dashes and hyphens of every kind part words: `long-range` is `long range`;
- spaces, line ends and all other punctuation only part words;
- the dots of an abbreviation go (`U.S.` is `us`), and so do the commas that group digits (`100,000`);
- a currency sign stays with its number: `$40` is not `€40`.
Accents count, and so does spelling: `defense` is not `defence`.
"""

import re
import unicodedata

_APOSTROPHES = dict.fromkeys(map(ord, "\u2019\u2018\u02bc`\u00b4"), "'")
_ABBREVIATION = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_WORD = re.compile(r"[$€£¥]?\d+(?:\.\d+)*\w*|\w+(?:'\w+)*")
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
_QUOTED = re.compile(r"“[^“”]*(?:”|(?=“)|$)|\"[^\"]*\"|«[^«»]*»|„[^„“”]*[“”]")


def words(text: str) -> list[str]:
    """Return the words of a text under the normalisation above."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_APOSTROPHES)
    if "." in plain:
        plain = _ABBREVIATION.sub(lambda match: match[0].replace(".", ""), plain)
    if "," in plain:
        plain = _GROUPED.sub("", plain)
    return _WORD.findall(plain)


def fragments(quotation: str) -> list[list[str]]:
    """Return the words of each part of a quotation between its ellipses; parts without a word are left out."""
    parts = (words(part) for part in _ELLIPSIS.split(quotation))
    return [part for part in parts if part]


def quotations(text: str) -> list[tuple[int, int]]:
    """Return start and end of every quoted passage of a text, in characters, its quotation marks included."""
    return [match.span() for match in _QUOTED.finditer(text)]


def without_possessive(word: str) -> str:
    """Return a normalised word without a possessive ending: `russia's` -> `russia`."""
    return word.removesuffix("'s").removesuffix("'")
