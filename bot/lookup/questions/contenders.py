"""The facts that come closest to a question, best first, with what is known of each as an answer. Pure.

A sum of rarity over the words and names that a fact shares with the question, by itself or by how people ask for it,
of how likely it is asked for in such words, and of whether it holds the kind of answer asked for and who does what. Its
weights were fitted to the labelled questions, by logistic regression over pairs of a right fact and another
(`python -m tests.bench confidence`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from bot.brief import Brief
from bot.lookup.questions.agency import acts
from bot.lookup.questions.answer_kinds import is_of_kind
from bot.lookup.questions.ask_model import AskModel, Chances
from bot.lookup.questions.ask_signs import IN_VAIN, find_signs
from bot.lookup.questions.common_words import weigh_words
from bot.lookup.questions.fact_asks import Ask, KnownAsks, Tokens, order_tokens
from bot.lookup.questions.fact_index import IndexedFact
from bot.lookup.questions.holdings import Held, Holdings
from bot.lookup.questions.near_asks import NearAsks, Nearness
from bot.lookup.questions.question_reading import Question, stems_at
from bot.lookup.questions.question_words import RANKS, SUPERLATIVES, TURNING
from bot.lookup.questions.stems import stem

_NAME = 1.2
"""What a name counts next to a word as rare."""
_LIKELY = 3
"""How many are looked at closely of those that hold most, and of those that are likeliest asked for."""
_PLACED = RANKS | SUPERLATIVES
_MOST_TOLD = 1000
"""Facts up to which what people ask for is learnt of all; in a larger brief, of those with asks alone."""
_FEW_ASKS = 10
"""With so many asks, half as much is known as there is to know of how people ask for a fact."""
_LAST_WORD = 1000.0
"""What an ask adds that is the question: nothing comes before it, and of several facts with it, what they hold tells."""


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
    is_of_kind: bool
    """Whether it holds the kind of answer asked for."""
    acts: bool
    """Whether who acts in the question does so in the fact."""
    in_vain: bool
    """Whether the question is one that nothing answers."""
    words: float
    """How much the commonest words of the question speak for it, by whether it has them: log odds."""
    is_turned: bool
    """Whether a word turns the question, and neither the fact nor anybody who asks for it has that; or it asks for another rank."""
    is_opinion: bool
    """Whether the question asks for an opinion."""
    leads: bool
    """Whether it is mainly about a name of the question."""
    odds: float
    """The logarithm of its chance to be what is asked for."""
    lead: float
    """How much likelier it, or another on its sentences, is what is asked for than any other or than none: -6 to 6."""
    margin: float
    """How much nearer the nearest ask of it, or of another on its sentences, is than the nearest in vain: -1 to 1."""

    @property
    def score(self) -> float:
        """How close it comes, next to the others."""
        return (
            0.85 * self.held
            + 0.9 * self.own_share
            + 1.95 * self.is_of_kind
            + 0.85 * self.acts
            + 0.75 * self.leads
            + (_LAST_WORD if self.is_asked else 0.85 * self.odds)
        )


@dataclass(slots=True)
class _Sum:
    """The rarity of what a fact shares with a question."""

    held: float = 0.0
    own: float = 0.0


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, and who holds what of it."""

    question: Question
    words: Mapping[str, Held]
    names: Sequence[Held]
    total: float
    chances: Chances
    nearness: Nearness
    same: Collection[int]
    """The places of the facts whose asks it is one of, and `IN_VAIN` where it is asked in vain."""

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
        asks = [(place, ask) for place, fact in enumerate(facts) for ask in fact.asks]
        asks += [(IN_VAIN, ask) for ask in unanswered]
        self._known = KnownAsks(asks)
        told = [(place, fact.told) for place, fact in enumerate(facts)]
        has_asks = any(place != IN_VAIN for place, _ in asks)
        texts = [
            (place, find_signs(ask.plain, ask.order, ask.asked.kind))
            for place, ask in ([*asks, *told] if has_asks and len(facts) <= _MOST_TOLD else asks)
        ]
        self._model, self._near = AskModel(texts), NearAsks(texts)
        self._standing: dict[int, set[int]] = defaultdict(set)
        for place, fact in enumerate(facts):
            for sentence in fact.sentences:
                self._standing[sentence].add(place)

    def find(self, question: Question) -> list[Candidate]:
        """Give the candidates, the closest first."""
        words = {stem: self._holdings.find_word(stem) for stem in stems_at(question, question.content)}
        names = [self._holdings.find_name(question, name) for name in question.names]
        rarity = self._holdings.rarity
        order = _order(question)
        signs = find_signs(question.words, order, question.kind)
        asked = _Asked(
            question=question,
            words=words,
            names=names,
            total=sum(map(rarity, words.values())) + _NAME * sum(map(rarity, names)),
            chances=self._model.weigh(signs),
            nearness=self._near.measure(signs),
            same=self._known.find(question.words, question.typed, order),
        )
        sums = self._add(asked)
        chosen: Iterable[int] = [place for place in asked.same if place != IN_VAIN]
        if not chosen:
            most = nlargest(_LIKELY, sums, key=lambda place: sums[place].held)
            chosen = dict.fromkeys([*most, *asked.chances.find_likeliest(_LIKELY)])
        candidates = [self._look(asked, place, sums[place]) for place in chosen]
        near = (candidate for candidate in candidates if candidate.held or candidate.is_asked)
        return sorted(near, key=lambda candidate: -candidate.score)

    def _find_beside(self, place: int) -> set[int]:
        """Give the places of the facts that stand on the same sentences, its own among them."""
        return {place}.union(*(self._standing[sentence] for sentence in self._facts[place].sentences))

    def _add(self, asked: _Asked) -> dict[int, _Sum]:
        sums: dict[int, _Sum] = defaultdict(_Sum)
        words = ((1.0, held) for held in asked.words.values())
        for worth, each in (*words, *((_NAME, held) for held in asked.names)):
            rarity = worth * self._holdings.rarity(each)
            for place, weight in each.all.items():
                sums[place].held += rarity * weight
            for place, weight in each.own.items():
                sums[place].own += rarity * weight
        return sums

    def _look(self, asked: _Asked, place: int, known: _Sum) -> Candidate:
        question, fact, chances = asked.question, self._facts[place], asked.chances
        unheld, beside = asked.unheld(place), self._find_beside(place)
        return Candidate(
            fact=fact,
            held=known.held,
            share=known.held / asked.total if asked.total else 0.0,
            own_share=known.own / asked.total if asked.total else 0.0,
            unheld=unheld,
            lacks_name=any(place not in held.all for held in asked.names),
            is_asked=place in asked.same,
            is_of_kind=is_of_kind(self._brief, question, fact),
            acts=acts(self._brief, question, fact),
            in_vain=IN_VAIN in asked.same,
            words=_weigh_words(question, fact),
            is_turned=_is_turned(question, fact, unheld),
            is_opinion=question.asks_opinion,
            leads=any(fact.fact.about[:1] == (entity,) for name in question.names for entity in name.ids),
            odds=chances.find_odds(place),
            lead=chances.find_lead(beside),
            margin=asked.nearness.find_margin(beside),
        )


def _weigh_words(question: Question, fact: IndexedFact) -> float:
    """Say what the commonest words tell: the less, the less is known of how people ask for the fact."""
    count = len(fact.asks)
    told = weigh_words(map(stem, question.unnamed), fact.words, fact.spoken) if count else 0.0
    return told * count / (count + _FEW_ASKS)


def _is_turned(question: Question, fact: IndexedFact, unheld: Collection[str]) -> bool:
    mattering = {question.words[at] for at in question.content}
    turns = TURNING.intersection(question.unnamed)
    if any(stem(word) not in fact.spoken and (word in unheld or word not in mattering) for word in turns):
        return True
    ranks = RANKS.intersection(fact.plain)
    return (
        bool(ranks) and ranks.isdisjoint(question.words) and not _PLACED.isdisjoint(question.words)
    )  # the third-largest donor is neither the largest nor the second


def _order(question: Question) -> Tokens:
    """Give a question's words and names as asks have theirs."""
    words = tuple(map(stem, question.words))
    return order_tokens(words, {name.places: name.ids for name in question.names if name.ids})


def are_on_one(fact: IndexedFact, other: IndexedFact) -> bool:
    """Tell whether two facts are one, or stand on the same sentence."""
    return fact is other or not fact.sentences.isdisjoint(other.sentences)
