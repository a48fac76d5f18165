"""Typed words and the words of names they may stand for, under a guard: a real word is not a slip. Pure."""

from collections import defaultdict
from collections.abc import Iterator

from bot.lookup.names.name_table import NameTable
from bot.lookup.names.parameters import Parameters
from bot.lookup.names.pieces import Hit, Piece
from bot.lookup.names.query import Query
from bot.lookup.names.scripts import WITHOUT_VOWELS
from bot.lookup.names.spelling import allowed_edits, has_few_sounds, is_one_slip, respell
from bot.lookup.names.wordlists import SOFT_WORDS, frequent_words

_JOINED = 0.97
_KINDRED = 0.97
_SHORTEST_JOINED = 6
_FAR = 0.8
_WRITTEN_OR_HEARD = frozenset({"spelling", "inflection", "sound"})
_LETTERS_A_SLIP = 3
"""Letters that one slip takes at least, of the words that are not a name's as they stand."""


class HitFinder:
    """Finds words of names in queries."""

    def __init__(self, table: NameTable, parameters: Parameters) -> None:
        self._table = table
        self._vocabulary = table.vocabulary
        self._known = frequent_words(parameters.known)
        self._parameters = parameters
        self._known_beginning = frequent_words(parameters.known_beginning)

    def find(self, query: Query) -> dict[str, list[Hit]]:
        """Map each word of the index that was found to where and how well."""
        hits: defaultdict[str, list[Hit]] = defaultdict(list)
        for place, token in enumerate(query.tokens):
            for word, hit in self._find_word(token.text, token.script, 1 << place):
                hits[word].append(hit)
            if token.script and not self._vocabulary.is_native(token.text):
                for word, likeness in self._vocabulary.sounding(token.text, token.script).items():
                    hits[word].append(Hit(1 << place, likeness.quality, likeness.how, has_few_sounds(word)))
        for one, other, mask in query.joined:
            for word, hit in self._find_pair(one, other, mask):
                hits[word].append(hit)
        for word in list(hits):
            for kin in self._table.kindred.get(word, ()):
                hits[kin] += [
                    Hit(hit.mask, hit.quality * _KINDRED, hit.how, hit.guarded, hit.ordinary, kindred=True)
                    for hit in hits[word]
                    if not hit.kindred
                ]
        return dict(hits)

    def _find_word(self, typed: str, script: str, mask: int) -> Iterator[tuple[str, Hit]]:
        known = typed in self._known
        for word, likeness in self._vocabulary.bent(typed).items():
            singular = likeness.how == "inflection" and known and len(word) > len(typed)
            yield word, Hit(mask, likeness.quality, likeness.how, singular, known)
        if self._vocabulary.is_native(typed) or typed in SOFT_WORDS:
            return
        edits = 1 if known else max(allowed_edits(len(typed)), 1)
        for word, likeness in self._vocabulary.like(typed, edits).items():
            if likeness.how in {"exact", "inflection"}:
                continue
            if script in WITHOUT_VOWELS and self._vocabulary.is_native(word):
                continue
            if (
                known
                and likeness.how == "sound"
                and not (is_one_slip(typed, word) or respell(typed) == respell(word))
            ):
                continue
            short = likeness.how != "prefix" and allowed_edits(min(len(typed), len(word))) == 0
            real = typed in self._known_beginning if likeness.how == "prefix" else known
            real = real or (
                likeness.quality < _FAR and likeness.how != "prefix" and self._is_rare_word(typed)
            )
            yield word, Hit(mask, likeness.quality, likeness.how, real or short, known)

    def _is_rare_word(self, typed: str) -> bool:
        # Asked for late: that list takes a tenth of a second to read, and few queries need it.
        return typed in frequent_words(self._parameters.known_far)

    def _find_pair(self, one: str, other: str, mask: int) -> Iterator[tuple[str, Hit]]:
        """Find one word that was typed as two."""
        typed = one + other
        if typed in self._vocabulary:
            yield typed, Hit(mask, _JOINED, "spelling")
            return
        if len(typed) < _SHORTEST_JOINED:
            return
        if one in self._known and other in self._known:  # two real words are a name by their sound alone
            likenesses = self._vocabulary.homophones(typed)
        else:
            likenesses = self._vocabulary.like(typed, allowed_edits(len(typed)))
        for word, likeness in likenesses.items():
            if likeness.how in _WRITTEN_OR_HEARD or respell(typed) == respell(word):
                yield word, Hit(mask, likeness.quality * _JOINED, likeness.how)

    def find_joined(self, query: Query, least: float) -> Iterator[Piece]:
        """Find names of several words by their letters alone; real words that were typed must be the name's own."""
        for typed, mask in query.stretches:
            texts = [token.text for place, token in enumerate(query.tokens) if mask >> place & 1]
            if len(typed) < _SHORTEST_JOINED:
                continue
            if all(map(self._vocabulary.is_native, texts)):
                continue
            if len(texts) > 1 and not self._table.persons.isdisjoint(texts):
                continue
            real = self._known.intersection(texts)
            unknown = sum(len(text) for text in texts if not self._vocabulary.is_native(text))
            edits = min(allowed_edits(len(typed)), max(unknown // _LETTERS_A_SLIP, 1))
            for number, letters, likeness in self._table.joined.like(typed, edits=edits):
                quality = likeness.quality * _JOINED
                if (
                    quality >= least
                    and all(text in letters for text in real)
                    and (typed == letters or typed not in real)
                ):
                    yield Piece(mask, quality, number, whole=True, how="spelling")
