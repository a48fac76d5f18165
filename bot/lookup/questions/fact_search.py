"""A free question -> one to three facts that answer, or the closest ones, or that the article does not say. Pure.

Nothing is generated, and a question of yes or no is answered by the fact, never by yes or no.
"""

from collections.abc import Sequence

from bot.brief import Brief, Entity
from bot.lookup.names import NameIndex
from bot.lookup.outcomes import Answer, Miss, Nearest
from bot.lookup.questions.claims import find_answers
from bot.lookup.questions.contenders import Candidate, CandidateFinder
from bot.lookup.questions.fact_asks import read_ask
from bot.lookup.questions.fact_index import index_facts
from bot.lookup.questions.name_forms import index_forms
from bot.lookup.questions.question_reading import Question, QuestionReader, real_words
from bot.lookup.questions.stems import words_of

_MOST_FACTS = 3


class Questions:
    """Answers questions from the facts of one brief."""

    def __init__(self, brief: Brief, names: NameIndex, without: str = "") -> None:
        """Index a brief; `without` is a rule of `claims` that is left out to see what it is worth."""
        self._brief = brief
        self._names = names
        self._without = without
        forms = index_forms(brief.entities.values())
        unanswered = [read_ask(text, forms) for text in brief.unanswered]
        facts = index_facts(brief, forms)
        self._candidates = CandidateFinder(brief, facts, unanswered)
        vocabulary = {word for fact in facts for word in fact.plain}
        asked = {word for fact in facts for ask in fact.asks for word in ask.plain}
        vocabulary |= asked & real_words()  # how people ask has slips of its own
        for name, topic in brief.topics.items():
            vocabulary.update(word for text in (name, topic.title, *topic.aliases) for word in words_of(text))
        self._reader = QuestionReader(brief, names, vocabulary)

    def read(self, text: str) -> Question:
        """Read what was asked."""
        return self._reader.read(text)

    def find(self, question: Question) -> list[Candidate]:
        """Give the facts that come closest to a question, the closest first."""
        return self._candidates.find(question)

    def answer(
        self, command: str, question: Question, candidates: Sequence[Candidate]
    ) -> Answer | Nearest | Miss:
        """Answer a question from what comes closest to it, or show that, or decline."""
        answers = find_answers(candidates, self._without)[:_MOST_FACTS]
        if not answers:
            return self._show_nearest(command, question, candidates) or self._decline(command, question)
        return Answer(
            command=command,
            query=question.text,
            brief=self._brief,
            entities=self._meant(question, answers),
            facts=tuple(candidate.fact.fact for candidate in answers),
            corrected=question.corrected,
            introduced=False,
        )

    def _meant(self, question: Question, shown: Sequence[Candidate]) -> tuple[Entity, ...]:
        """Give what each name of a question means: of several, those that the facts are about."""
        held = {entity for candidate in shown for entity in candidate.fact.held}
        meant = [
            [entity for entity in name.entities if entity.id in held] or name.entities[:1]
            for name in question.names
        ]
        return tuple({entity.id: entity for entities in meant for entity in entities}.values())

    def _show_nearest(
        self, command: str, question: Question, candidates: Sequence[Candidate]
    ) -> Nearest | None:
        """Show the facts that come closest, where the question has anything that the brief knows."""
        shown = candidates[:_MOST_FACTS]
        if not shown:
            return None
        entities = self._meant(question, shown)
        return Nearest(
            command=command,
            query=question.text,
            brief=self._brief,
            entities=entities,
            facts=tuple(candidate.fact.fact for candidate in shown),
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
