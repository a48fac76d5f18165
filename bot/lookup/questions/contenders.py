"""The facts that come closest to a question, best first, with what is known of each as an answer. Pure.

A sum of rarity over the words and names that a fact shares with the question, by itself or by how people ask for it,
then of whether it holds the kind of answer asked for and who does what. Its weights were fitted to the labelled
questions, by logistic regression over pairs of a right fact and another.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.brief import Brief
from bot.lookup.names import FUNCTION_WORDS
from bot.lookup.questions.agency import acts
from bot.lookup.questions.answer_kinds import has_signs, is_of_kind
from bot.lookup.questions.ask_index import NOWHERE, Alike, AskIndex, Neighbours
from bot.lookup.questions.fact_asks import Ask
from bot.lookup.questions.fact_index import IndexedFact
from bot.lookup.questions.holdings import Held, Holdings
from bot.lookup.questions.question_reading import Question, stems_at
from bot.lookup.questions.question_words import TURNING
from bot.lookup.questions.stems import stem

_NAME = 1.2
"""What a name counts next to a word as rare."""
_LIKELY = 8
"""How many of the best are looked at closely."""
_ALIKE = 0.3
"""How like an ask of the same kind a question must be for the fact to hold the kind of answer by it."""

_VERY_ALIKE = 0.6
"""How like an ask a question for an opinion must be: should NATO get tougher."""
_LAST_WORD = 1000.0
"""What an ask adds that is the question: nothing else comes before it."""
_LOOSE = 0.45
"""How like an ask a question must be to come near its fact, where that holds none of its words and names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A fact, and what speaks for it as the answer to a question."""

    fact: IndexedFact
    held: float
    """The rarity of what it holds of the question."""
    share: float
    """The share of the question that it holds, from 0 to 1."""
    own_share: float
    """The same, its asks left out."""
    unheld: tuple[str, ...]
    """The words that matter and that it does not hold."""
    lacks_name: bool
    """Whether it does not hold one of the names."""
    is_asked: bool
    """Whether the question is one of its asks."""
    likeness: float
    """How like the question is to one of its asks, from 0 to 1."""
    likeness_of_kind: float
    """The same, of its asks for the same kind of answer that have all the names."""
    company: float
    """The share of the asks most like the question that are its own, or of a fact on the same sentences."""
    fillers: float
    """The rarity of the words it shares with the question that need no answer."""
    is_of_kind: bool
    """Whether it holds the kind of answer asked for."""
    is_asked_so: bool
    """Whether people ask for it much like that, and for that kind of answer."""
    acts: bool
    """Whether who acts in the question does so in the fact."""
    lead: float
    """By how much the question is liker to its asks than to what nothing answers."""
    in_vain: bool
    """Whether the question is one that nothing answers."""
    weighty: int
    """How many words of the question matter."""
    is_turned: bool
    """Whether a word turns the question, and neither the fact nor anybody who asks for it has that."""
    is_opinion: bool
    """Whether the question asks for an opinion, and nobody asks for the fact much like that."""
    leads: bool
    """Whether it is mainly about a name of the question."""

    @property
    def score(self) -> float:
        """How close it comes, next to the others."""
        return (
            self.held
            + 9.0 * self.likeness
            + 4.2 * self.likeness_of_kind
            + 2.4 * self.company
            + 0.6 * self.fillers
            + 2.4 * self.is_of_kind
            + 2.2 * self.acts
            + 0.8 * self.leads
            + 5.7 * self.own_share
            - 1.6 * self.lacks_name
            + _LAST_WORD * self.is_asked
        )


@dataclass(slots=True)
class _Sum:
    """The rarity of what a fact shares with a question."""

    held: float = 0.0
    own: float = 0.0
    fillers: float = 0.0


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, and who holds what of it."""

    question: Question
    words: Mapping[str, Held]
    names: Sequence[Held]
    total: float
    neighbours: Neighbours

    def unheld(self, place: int) -> tuple[str, ...]:
        """Give the words that matter and that a fact does not hold."""
        words = (self.question.words[at] for at in self.question.content)
        return tuple(word for word in words if place not in self.words[stem(word)].all)


class CandidateFinder:
    """Finds candidates among the facts of one brief."""

    def __init__(self, brief: Brief, facts: Sequence[IndexedFact], unanswered: Sequence[Ask]) -> None:
        self._brief = brief
        self._facts = facts
        self._holdings = Holdings(facts)
        self._asks = AskIndex(facts, unanswered)
        self._texts: dict[str, list[int]] = defaultdict(list)
        for place, fact in enumerate(facts):
            for word in set(fact.words):
                self._texts[word].append(place)

    def find(self, question: Question) -> list[Candidate]:
        """Give the candidates, the closest first."""
        words = {stem: self._holdings.find_word(stem) for stem in stems_at(question, question.content)}
        names = [self._holdings.find_name(question, name) for name in question.names]
        rarity = self._holdings.rarity
        asked = _Asked(
            question=question,
            words=words,
            names=names,
            total=sum(map(rarity, words.values())) + _NAME * sum(map(rarity, names)),
            neighbours=self._asks.compare(question),
        )
        sums = self._add(asked)
        alike = asked.neighbours.alike
        exact = [place for place in alike if alike[place].same]  # the answer, whatever else comes close
        rough = exact or sorted(sums, key=lambda place: (-_rough(sums[place], alike.get(place)), place))
        candidates = [self._look(asked, place, sums[place]) for place in rough[:_LIKELY]]
        near = (candidate for candidate in candidates if candidate.held or candidate.likeness >= _LOOSE)
        return sorted(near, key=lambda candidate: -candidate.score)

    def _add(self, asked: _Asked) -> dict[int, _Sum]:
        sums: dict[int, _Sum] = defaultdict(_Sum, {place: _Sum() for place in asked.neighbours.alike})
        words = ((1.0, held) for held in asked.words.values())
        for worth, each in (*words, *((_NAME, held) for held in asked.names)):
            rarity = worth * self._holdings.rarity(each)
            for place, weight in each.all.items():
                sums[place].held += rarity * weight
            for place, weight in each.own.items():
                sums[place].own += rarity * weight
        question = asked.question
        taken = {place for name in question.names for place in name.places}.union(question.content)
        for place, word in enumerate(question.words):
            if place not in taken and word not in FUNCTION_WORDS:
                for fact in self._texts.get(stem(word), ()):
                    sums[fact].fillers += self._asks.rarity(stem(word))
        return sums

    def _company(self, asked: _Asked, fact: IndexedFact) -> float:
        nearest = asked.neighbours.nearest
        total = sum(likeness**2 for likeness, _ in nearest)
        own = sum(
            likeness**2
            for likeness, place in nearest
            if place != NOWHERE and are_on_one(fact, self._facts[place])
        )
        return own / total if total else 0.0

    def _look(self, asked: _Asked, place: int, known: _Sum) -> Candidate:
        question, fact = asked.question, self._facts[place]
        alike = asked.neighbours.alike.get(place)
        likeness = alike.likeness if alike else 0.0
        of_kind = alike.of_kind if alike else 0.0
        unheld = asked.unheld(place)
        mattering = {question.words[at] for at in question.content}
        return Candidate(
            fact=fact,
            held=known.held,
            share=known.held / asked.total if asked.total else 0.0,
            own_share=known.own / asked.total if asked.total else 0.0,
            unheld=unheld,
            lacks_name=any(place not in held.all for held in asked.names),
            is_asked=alike is not None and alike.same,
            likeness=likeness,
            likeness_of_kind=of_kind,
            company=self._company(asked, fact),
            fillers=known.fillers,
            is_of_kind=is_of_kind(self._brief, question, fact),
            is_asked_so=of_kind >= _ALIKE and has_signs(self._brief, question, fact),
            acts=acts(self._brief, question, fact),
            lead=likeness - asked.neighbours.unanswered.likeness,
            in_vain=asked.neighbours.unanswered.same,
            weighty=len(question.content),
            is_turned=any(
                stem(word) not in fact.spoken and (word in unheld or word not in mattering)
                for word in TURNING.intersection(question.unnamed)
            ),
            is_opinion=question.asks_opinion and of_kind < _VERY_ALIKE,
            leads=any(fact.fact.about[:1] == (entity,) for name in question.names for entity in name.ids),
        )


def are_on_one(fact: IndexedFact, other: IndexedFact) -> bool:
    """Tell whether two facts are one, or stand on the same sentence."""
    return fact is other or not fact.sentences.isdisjoint(other.sentences)


def _rough(known: _Sum, alike: Alike | None) -> float:
    return known.held + 6 * (alike.likeness if alike else 0.0) + 0.3 * known.fillers
