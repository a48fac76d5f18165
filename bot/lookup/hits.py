"""Typed words and the words of names they may stand for, under a guard: a real word is not a slip. Pure."""

from collections import defaultdict
from collections.abc import Mapping

from bot.lookup.candidates import Vocabulary
from bot.lookup.parameters import Parameters
from bot.lookup.pieces import Hit
from bot.lookup.reading import Query
from bot.lookup.spelling import allowed_edits
from bot.lookup.wordlists import SOFT_WORDS, frequent_words

_JOINED = 0.97
_KINDRED = 0.97
_SHORTEST_JOINED = 6


class HitFinder:
    """Finds words of names in queries."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        native: frozenset[str],
        persons: frozenset[str],
        kindred: Mapping[str, frozenset[str]],
        parameters: Parameters,
    ) -> None:
        self._vocabulary = vocabulary
        self._native = native
        self._persons = persons
        self._kindred = kindred
        self._known = frequent_words(parameters.known)
        self._known_beginning = frequent_words(parameters.known_beginning)

    def find(self, query: Query) -> dict[str, list[Hit]]:
        """Map each word of the index that was found to where and how well."""
        hits: defaultdict[str, list[Hit]] = defaultdict(list)
        for place, token in enumerate(query.tokens):
            self._find_word(token.text, 1 << place, hits)
        for one, other, mask in query.joined:
            self._find_joined(one, other, mask, hits)
        for text, mask in query.stretches:
            self._find_stretch(text, mask, hits, query)
        for word in list(hits):
            for kin in self._kindred.get(word, ()):
                hits[kin] += [
                    Hit(hit.mask, hit.quality * _KINDRED, hit.how, hit.guarded, hit.ordinary, kindred=True)
                    for hit in hits[word]
                    if not hit.kindred
                ]
        return dict(hits)

    def _find_word(self, typed: str, mask: int, hits: defaultdict[str, list[Hit]]) -> None:
        known = typed in self._known
        for word, likeness in self._vocabulary.bent(typed).items():
            singular = likeness.how == "inflection" and known and len(word) > len(typed)
            hits[word].append(Hit(mask, likeness.quality, likeness.how, singular, known))
        if typed in self._native or typed in SOFT_WORDS:
            return
        if typed.startswith("the") and typed[3:] in self._vocabulary:
            hits[typed[3:]].append(Hit(mask, _JOINED, "spelling"))
        edits = 1 if known else max(allowed_edits(len(typed)), 1)
        for word, likeness in self._vocabulary.like(typed, edits=edits).items():
            if likeness.how in {"exact", "inflection"} or (known and likeness.how == "sound"):
                continue
            short = likeness.how != "prefix" and allowed_edits(min(len(typed), len(word))) == 0
            real = typed in self._known_beginning if likeness.how == "prefix" else known
            hits[word].append(Hit(mask, likeness.quality, likeness.how, real or short, known))

    def _find_stretch(self, typed: str, mask: int, hits: defaultdict[str, list[Hit]], query: Query) -> None:
        """Find a name of several words as one, so that slips may cross its spaces; real words must be its own."""
        texts = [token.text for place, token in enumerate(query.tokens) if mask >> place & 1]
        if not self._persons.isdisjoint(texts):
            return
        real = self._known.intersection(texts)
        for word, likeness in self._vocabulary.like(typed, edits=allowed_edits(len(typed))).items():
            if likeness.how in {"spelling", "exact"} and all(text in word for text in real):
                hits[word].append(Hit(mask, likeness.quality * _JOINED, "spelling"))

    def _find_joined(self, one: str, other: str, mask: int, hits: defaultdict[str, list[Hit]]) -> None:
        typed = one + other
        if typed in self._vocabulary:
            hits[typed].append(Hit(mask, _JOINED, "spelling"))
            return
        if len(typed) < _SHORTEST_JOINED or (one in self._known and other in self._known):
            return
        for word, likeness in self._vocabulary.like(typed, edits=1).items():
            if likeness.how in {"spelling", "inflection"}:
                hits[word].append(Hit(mask, likeness.quality * _JOINED, "spelling"))
