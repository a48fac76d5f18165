"""Every name of every entity, filed. Pure."""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from bot.brief import Entity
from bot.lookup.names.candidates import JoinedNames, Vocabulary
from bot.lookup.names.catalogue import Called, catalogue
from bot.lookup.names.country_names import names_elsewhere

MOST_NAMES = 1500
"""Names that are looked at for one query; the ones with the rarest words come first."""
_SPELT_BY_SOUND = frozenset({"person", "place", "organisation", "weapon"})
_LONGEST_ACRONYM = 4


class NameTable:
    """Names by number, and the numbers of the names that hold a word."""

    def __init__(self, entities: Iterable[tuple[str, Entity]]) -> None:
        self.entities = tuple(sorted(entities, key=lambda pair: (pair[0], pair[1].id)))
        """(id of the brief, entity)."""
        self.names: list[Called] = []
        self.owners = array("I")
        """The number of each name's entity."""
        self.kindred: dict[str, frozenset[str]] = {}
        """Words that may stand for each other in longer names: Polish, Poland."""
        self.persons: frozenset[str] = frozenset()
        """The words of persons' proper names."""
        self._holding: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._words_of: dict[int, frozenset[str]] = {}
        self._file()
        native = {word for called in self.names if called.source != "abroad" for word in called.words}
        self.vocabulary = Vocabulary(native, self._holding, frozenset(self._proper()))
        self.joined = JoinedNames(self.names)
        self.elsewhere = names_elsewhere() - {called.words for called in self.names}
        """Names of countries and regions that no brief holds."""

    def _file(self) -> None:
        persons: set[str] = set()
        briefs: defaultdict[str, dict[str, Entity]] = defaultdict(dict)
        for brief, entity in self.entities:
            briefs[brief][entity.id] = entity
        for owner, (brief, entity) in enumerate(self.entities):
            every = catalogue(entity, briefs[brief])
            for called in every:
                for word in called.words:
                    self._holding[word].append(len(self.names))
                self.names.append(called)
                self.owners.append(owner)
            if entity.kind == "country":
                self.kindred |= _kindred(every)
            if entity.kind == "person" and entity.name.istitle():
                persons.update(every[0].words)
        self.persons = frozenset(persons)

    def _proper(self) -> Iterator[str]:
        """Give the words that other languages do not translate, and spell as they sound: of names with a capital.

        What countries are called everywhere is known, so that it need not be guessed.
        """
        for called, owner in zip(self.names, self.owners, strict=True):
            spelt = called.capital and self.entities[owner][1].kind in _SPELT_BY_SOUND
            if spelt and called.source in {"name", "alias"}:
                yield from (word for word in called.words if self._is_spelt_by_sound(word, called.via))

    def _is_spelt_by_sound(self, word: str, via: str) -> bool:
        acronym = len(word) <= _LONGEST_ACRONYM and word.upper() in via
        return not acronym and word not in self.kindred

    def entity(self, name: int) -> Entity:
        """Give the entity that a name belongs to."""
        return self.entities[self.owners[name]][1]

    def find_entity(self, brief: str, entity_id: str) -> Entity | None:
        """Give an entity by its id."""
        place = bisect_left(self.entities, (brief, entity_id), key=lambda pair: (pair[0], pair[1].id))
        found = self.entities[place] if place < len(self.entities) else None
        return found[1] if found and (found[0], found[1].id) == (brief, entity_id) else None

    def words_of(self, owner: int) -> frozenset[str]:
        """Give every word of an entity's English names, and of a person's role."""
        known = self._words_of.get(owner)
        if known is None:
            known = self._words_of[owner] = self._find_words(owner)
        return known

    def _find_words(self, owner: int) -> frozenset[str]:
        first, behind = bisect_left(self.owners, owner), bisect_right(self.owners, owner)
        every = (called for called in self.names[first:behind] if called.source != "abroad")
        return frozenset(word for called in every for word in called.words)

    def holding(self, words: Iterable[str]) -> Mapping[int, int]:
        """Count how many of the words each name holds, for the names with the rarest of them."""
        counts: Counter[int] = Counter()
        for word in sorted(words, key=lambda word: (len(self._holding[word]), word)):
            numbers = self._holding[word]
            if len(counts) + len(numbers) <= MOST_NAMES or not counts:
                counts.update(numbers[:MOST_NAMES])
            else:
                counts.update(number for number in list(counts) if word in self.names[number].words)
        return counts


def _kindred(country: Iterable[Called]) -> dict[str, frozenset[str]]:
    single = [(called.words[0], called.source) for called in country if len(called.words) == 1]
    forms = frozenset(word for word, source in single if source != "abroad")
    return {word: forms - {word} for word, _ in single}
