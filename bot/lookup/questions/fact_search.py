"""A free question -> one to three facts, or that the article does not say. Pure.

Nothing is generated: a fact answers only when it holds every name and every word of the question, or a word of the
same meaning, and the kind of answer asked for; what it leaves unexplained is what the article does not say.
"""

from bot.brief import Brief, Entity
from bot.lookup.names import NameIndex
from bot.lookup.outcomes import Answer, Miss, Nearest
from bot.lookup.questions.answer_kinds import is_of_kind
from bot.lookup.questions.fact_evidence import find_evidence
from bot.lookup.questions.fact_index import IndexedFact, index_facts
from bot.lookup.questions.nearest_facts import NearestFacts
from bot.lookup.questions.question_reading import Question, QuestionReader
from bot.lookup.questions.ranking import Ranking
from bot.lookup.questions.stems import words_of

_MOST_FACTS = 3
_NEAR = 0.8
"""How near the best fact's score another must be to be shown with it."""


class Questions:
    """Answers questions from the facts of one brief."""

    def __init__(self, brief: Brief, names: NameIndex) -> None:
        self._brief = brief
        self._names = names
        self._facts = index_facts(brief, names)
        self._ranking = Ranking(self._facts)
        self._nearest = NearestFacts(self._facts)
        vocabulary = {word for fact in brief.facts.values() for word in words_of(fact.wording)}
        for name, topic in brief.topics.items():
            vocabulary.update(word for text in (name, topic.title, *topic.aliases) for word in words_of(text))
        self._reader = QuestionReader(brief, names, vocabulary)

    def read(self, text: str) -> Question:
        """Read what was asked."""
        return self._reader.read(text)

    def answer(self, command: str, question: Question) -> Answer | Nearest | Miss:
        """Answer a question with the facts that hold all of it, or show what comes closest, or decline."""
        found = (find_evidence(self._brief, question, fact) for fact in self._facts)
        ranked = self._ranking.rank(evidence for evidence in found if evidence is not None)
        if not ranked:
            return self._show_nearest(command, question) or self._decline(command, question)
        best, _ = ranked[0]
        facts = [fact for score, fact in ranked[:_MOST_FACTS] if score >= _NEAR * best]
        return Answer(
            command=command,
            query=question.text,
            brief=self._brief,
            entities=self._meant(question, facts),
            facts=tuple(fact.fact for fact in facts),
            introduced=False,
        )

    def _meant(self, question: Question, facts: list[IndexedFact]) -> tuple[Entity, ...]:
        """Give what each name of a question means: of several, those that the facts are about."""
        held = {entity for fact in facts for entity in fact.held}
        meant = [
            [entity for entity in name.entities if entity.id in held] or name.entities[:1]
            for name in question.names
        ]
        return tuple({entity.id: entity for entities in meant for entity in entities}.values())

    def _show_nearest(self, command: str, question: Question) -> Nearest | None:
        """Show the facts that come closest, where the question has anything that the brief knows."""
        facts = self._nearest.find(
            question, lambda fact: is_of_kind(self._brief, question, fact), _MOST_FACTS
        )
        if not facts:
            return None
        entities = self._meant(question, facts)
        return Nearest(
            command=command,
            query=question.text,
            brief=self._brief,
            entities=entities,
            facts=tuple(fact.fact for fact in facts),
            see_also=f"about {entities[-1].name}" if entities else self._topic_of(question),
        )

    def _decline(self, command: str, question: Question) -> Miss:
        """Say that the article does not say it, and what it does say: of the name that the question ends with."""
        entities = self._meant(question, [])
        told = [entity for entity in entities if self._brief.facts_about(entity.id)]
        nearest = told[-1] if told else None
        suggestions = () if entities else self._names.resolve(question.text).suggestions
        return Miss(
            command=command,
            query=question.text,
            brief=self._brief,
            entities=entities,
            suggestions=tuple(dict.fromkeys(match.entity.name for match in suggestions)),
            see_also=f"about {nearest.name}" if nearest else self._topic_of(question),
        )

    def _topic_of(self, question: Question) -> str | None:
        """Give the topic that a word of the question names."""
        commands = {
            alias: name for name, topic in self._brief.topics.items() for alias in (name, *topic.aliases)
        }
        return next((commands[word] for word in question.words if word in commands), None)
