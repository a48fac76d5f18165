"""What a source record proves about a wording, a name or a figure. Pure.

A wording of three words or more stands in the article where the hashes of its runs of three words follow each other;
a shorter one cannot be proven and is refused. A quotation is proven part by part between its ellipses, in order.
"""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import accumulate

from bot.brief.proof.turning_words import turning_words
from bot.brief.sources import RUN, SourceRecord, Turn, hash_runs, hash_words

COPIED_WORDS = 9
"""So many words in a row outside a quotation are the article's own wording."""


class Evidence:
    """A source record, indexed. Sentences are numbered from 1; places are word positions in the article, from 0."""

    def __init__(self, record: SourceRecord) -> None:
        self.record = record
        self._starts = list(accumulate((sentence.words for sentence in record.sentences), initial=0))
        self._runs = [run for sentence in record.sentences for run in sentence.runs]
        self._names = [frozenset(sentence.names) for sentence in record.sentences]
        self._figures = [frozenset(sentence.figures) for sentence in record.sentences]

    @property
    def sentences(self) -> range:
        """The numbers of the article's sentences."""
        return range(1, len(self.record.sentences) + 1)

    def places(self, words: Sequence[str]) -> list[int]:
        """Return every word position at which a wording of three words or more starts."""
        runs = hash_runs(list(words))
        if not runs:
            return []
        return [start for start in self._places_of.get(runs[0], ()) if self._continues(start, runs)]

    def sentences_of(self, start: int, length: int) -> range:
        """Return the numbers of the sentences over which `length` words from `start` run."""
        return range(self._sentence_of[start], self._sentence_of[start + length - 1] + 1)

    def sentences_with(self, parts: Iterable[Sequence[str]]) -> set[int]:
        """Return the number of every sentence in which each of some wordings, at least one, stands whole."""
        found: set[int] | None = None
        for part in parts:
            spans = [self.sentences_of(start, len(part)) for start in self.places(part)]
            numbers = {span.start for span in spans if len(span) == 1}
            found = numbers if found is None else found & numbers
        return found or set()

    def find_quotation(self, parts: Iterable[Sequence[str]], sentences: Collection[int]) -> set[int] | None:
        """Find the parts of a quotation, in order, within some sentences.

        Returns the numbers of the sentences that the parts touch, or None when a part is not there.
        """
        touched: set[int] = set()
        after = 0
        for part in parts:
            for start in self.places(part):
                span = self.sentences_of(start, len(part))
                if start >= after and all(number in sentences for number in span):
                    touched.update(span)
                    after = start + len(part)
                    break
            else:
                return None
        return touched

    def is_quoted(self, words: Sequence[str], sentences: Collection[int]) -> bool:
        """Whether a wording stands somewhere in these sentences wholly inside quotation marks."""
        return any(
            self._quoted.issuperset(range(start, start + len(words)))
            for start in self.places(words)
            if self._sentence_of[start] in sentences
        )

    def names_in(self, words: Iterable[str], sentences: Iterable[int]) -> bool:
        """Whether one of these sentences has every one of some words with a capital letter."""
        hashes = {hash_words([word]) for word in words}
        return any(hashes <= self._names[number - 1] for number in sentences)

    def figures_in(self, sentences: Iterable[int]) -> set[Decimal]:
        """Return every figure that these sentences state."""
        return {figure for number in sentences for figure in self._figures[number - 1]}

    @property
    def has_turns(self) -> bool:
        """Whether the record has the turning words of its article, by the list as it is now."""
        return self.record.turning_words == turning_words().digest

    def turns_in(self, sentences: Iterable[int]) -> list[Turn]:
        """Return the turning words of these sentences."""
        return [turn for number in sentences for turn in self.record.sentences[number - 1].turns]

    def turns_beside(
        self, parts: Iterable[Sequence[str]], sentence: int, before: int, after: int
    ) -> list[Turn]:
        """Return the turning words of a sentence in some wordings of it, or so many words before or after."""
        first = self._starts[sentence - 1]
        spans = [
            range(start - first + 1 - before, start - first + 1 + len(part) + after)
            for part in parts
            for start in self.places(part)
            if sentence in self.sentences_of(start, len(part))
        ]
        return [turn for turn in self.turns_in([sentence]) if any(turn.place in span for span in spans)]

    def copied_run(self, words: Sequence[str]) -> tuple[int, int] | None:
        """Find the first words that repeat nine or more in a row of the article outside its quotations.

        Returns the index of the first of them and how many they are, or None.
        """
        runs = hash_runs(list(words))
        for first, run in enumerate(runs):
            for start in self._places_of.get(run, ()):
                length = self._repeats(start, runs[first:])
                if length >= COPIED_WORDS:
                    return first, length
        return None

    def _continues(self, start: int, runs: Sequence[str]) -> bool:
        return self._runs[start : start + len(runs)] == runs

    def _repeats(self, start: int, runs: Sequence[str]) -> int:
        """Count the words from a place that `runs` repeat before the article or a quotation ends it."""
        length = 0
        for offset, run in enumerate(runs):
            here = start + offset
            if here >= len(self._runs) or self._runs[here] != run:
                break
            if not self._quoted.isdisjoint(range(here, here + RUN)):
                break
            length = offset + RUN
        return length

    @cached_property
    def _places_of(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, run in enumerate(self._runs):
            places.setdefault(run, []).append(place)
        return places

    @cached_property
    def _sentence_of(self) -> list[int]:
        return [sentence.sentence for sentence in self.record.sentences for _ in range(sentence.words)]

    @cached_property
    def _quoted(self) -> frozenset[int]:
        return frozenset(
            self._starts[sentence.sentence - 1] + word - 1
            for sentence in self.record.sentences
            for first, last in sentence.quoted
            for word in range(first, last + 1)
        )
