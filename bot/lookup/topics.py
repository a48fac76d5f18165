"""What one brief answers to a command of its own: with a name, without one, with one of another kind. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bot.brief import Brief, Entity, Fact, Kind, SourceRecord, Topic
from bot.languages import mark
from bot.lookup.names import NameIndex
from bot.lookup.outcomes import Answer, Choices, Map, Miss, Outcome, Overview
from bot.lookup.placing import find_spots
from bot.lookup.remembering import keep_answers

if TYPE_CHECKING:
    from bot.lookup.questions import Question, Questions

_CALLED: tuple[Kind, ...] = ("country",)
"""What most people put behind a topic that is about no kind of name."""
_KEPT = 128
"""How many of the last answers of each sort are kept."""
_GLIMPSE = 3
"""How many facts a command shows of a name that another command is for."""


@dataclass(frozen=True)
class BriefLookup:
    """One brief, indexed when it is first asked, or before."""

    brief: Brief
    record: SourceRecord | None = None
    without: str = ""
    """A rule of an answer that is left out, to see what it is worth."""

    @cached_property
    def index(self) -> NameIndex:
        """The index of its names."""
        return NameIndex((self.brief.id, entity) for entity in self.brief.entities.values())

    @cached_property
    def questions(self) -> "Questions":
        """What answers questions from its facts."""
        from bot.lookup.questions import Questions  # noqa: PLC0415 - a command needs none of it

        return Questions(self.brief, self.index, self.without)

    @cached_property
    def _topic_words(self) -> Mapping[str, str]:
        """The topic that each word means, by its stem."""
        from bot.lookup.topic_route import index_topics  # noqa: PLC0415 - as `questions`

        return index_topics(self.brief)

    def prepare(self) -> None:
        """Index all of it now, so that nobody waits for it later."""
        _ = self.questions
        self.index.prepare()

    @keep_answers(_KEPT)
    def summarize(self) -> Outcome:
        """Say what the article says, in short."""
        facts = [self.brief.facts[fact_id] for fact_id in self.brief.summary]
        return Overview(
            command="brief",
            brief=self.brief,
            title=self.brief.title,
            facts=tuple(facts or self.brief.facts.values()),
        )

    @keep_answers(_KEPT)
    def tell_about(self, command: str, words: str, chosen: tuple[Entity, ...] = ()) -> Outcome:
        """Tell everything about those `chosen` or else named in `words`; without words, list the names."""
        if not words:
            entities = tuple(self.brief.entities.values())
            return Overview(
                command=command, brief=self.brief, title=mark("Names in the article"), entities=entities
            )
        found = self._resolve(command, words, (), chosen)
        if not isinstance(found, Answer):
            return found
        return replace(found, facts=self._facts_about(found.entities))

    def show_map(self, words: str) -> Outcome:
        """Put what the article names on the map; with words, tell of those named in them."""
        if words:
            return self.tell_about("map", words)
        return Map(brief=self.brief, entities=tuple(spot.entity for spot in find_spots(self.brief)))

    @keep_answers(_KEPT)
    def ask(self, command: str, words: str) -> Outcome:
        """Answer a free question: about the article itself, of a mere name, of a topic and a name, or of facts."""
        from bot.lookup.article_answers import answer_about_article  # noqa: PLC0415 - as `questions`
        from bot.lookup.questions import read_article_question  # noqa: PLC0415

        question = self.questions.read(words)
        candidates = self.questions.find(question)
        asked = [candidate.fact.fact for candidate in candidates[:1] if candidate.is_asked]
        aspect = read_article_question(question.words)
        if aspect is not None and not asked:
            told = answer_about_article(self.brief, self.record, self.index, aspect, words)
            if not isinstance(told, Miss):
                return told
        if candidates and candidates[0].in_vain and not question.is_bare_name:
            return self.questions.answer(command, question, candidates)
        routed = self._ask_topic(command, words, question)
        if routed is not None and not question.content:
            return replace(routed, facts=_once([*asked, *routed.facts])[:_GLIMPSE])
        if not question.words or question.is_only_names:
            named = question.names[0].entities if question.asked.part_of_name else ()
            told = self.tell_about(command, words, named)
            if isinstance(told, Answer):
                return replace(told, facts=_once([*asked, *told.facts]), corrected=question.corrected)
            if not asked and not isinstance(told, Miss):
                return told
        answered = self.questions.answer(command, question, candidates)
        return answered if isinstance(answered, Answer) else routed or answered

    def _ask_topic(self, command: str, words: str, question: "Question") -> Answer | None:
        """Answer a question that is a topic and a name: with what is mainly about that name first, or not at all."""
        from bot.lookup.topic_route import find_route  # noqa: PLC0415 - as `questions`

        route = find_route(self._topic_words, self.index, question)
        if route is None:
            return None
        topic = self.brief.topics[route.topic]
        ids = {entity.id for entity in route.entities}
        facts = [fact for fact in self._facts_of(topic) if ids.issubset(fact.entities)]
        ordered = sorted(facts, key=lambda fact: ids.isdisjoint(fact.about[:1]))
        if not any(self._is_mainly(fact, ids, heading=not question.asked.consumed) for fact in ordered[:1]):
            return None
        return Answer(
            command=command,
            query=words,
            brief=self.brief,
            entities=route.entities,
            facts=tuple(ordered[:_GLIMPSE]),
            topic=topic,
            corrected=question.corrected,
            introduced=False,
        )

    def _is_mainly(self, fact: Fact, ids: Collection[str], *, heading: bool) -> bool:
        """Tell whether a fact is about some names in the first place, or where they only head a list, nearly so.

        What one country says of another is not what that one wants.
        """
        speaker = self.brief.entities.get(fact.said_by or "")
        speaks_for_it = speaker is None or not {speaker.id, speaker.of}.isdisjoint(ids)
        return not set(ids).isdisjoint(fact.about[: 2 if heading else 1]) and speaks_for_it

    @keep_answers(_KEPT)
    def answer(self, command: str, words: str, chosen: tuple[Entity, ...] = ()) -> Outcome:
        """Answer the topic `command` of this brief, on those `chosen` or else named in `words`."""
        topic = self.brief.topics[command]
        facts = self._facts_of(topic)
        if not words:
            kinds = topic.shows.entities
            shown = [entity for entity in self.brief.entities.values() if entity.kind in kinds]
            entities = tuple(sorted(shown, key=lambda entity: kinds.index(entity.kind)))
            return Overview(
                command=command, brief=self.brief, title=topic.title, entities=entities, facts=facts
            )
        found = self._resolve(command, words, topic.shows.entities, chosen)
        if not isinstance(found, Answer):
            return found
        facts = _about_all_or_any(facts, found.entities)
        if any(entity.kind in topic.shows.entities for entity in found.entities):
            facts = _once([*facts, *self._facts_about(found.entities)])
        elif not facts:
            return self.decline(topic, found)
        return replace(found, facts=facts, topic=topic)

    def suggest_name(self, command: str) -> str | None:
        """Return the name that a topic has most to say of: an example of what to type behind it."""
        facts = self._facts_of(self.brief.topics[command])
        kinds = self.brief.topics[command].shows.entities
        counts = Counter(each for fact in facts or self.brief.facts.values() for each in fact.entities)
        names = [self.brief.entities[each] for each, _ in counts.most_common()]
        return next((name.name for name in names if name.kind in (kinds or _CALLED)[:1]), None)

    def suggest_question(self) -> str | None:
        """Return a question that is answered: how many there are somewhere, or else who somebody is."""
        for fact in self.brief.facts.values():
            for figure in fact.figures:
                place = (figure.label or "").removeprefix("in ")
                if place[:1].isupper() and place != figure.label:
                    question = f"how many {figure.unit} are {figure.label}?"
                    told = self.ask("ask", question)
                    if isinstance(told, Answer) and fact in told.facts:
                        return question
        people = (entity.name for entity in self.brief.entities.values() if entity.kind == "person")
        return next((f"who is {name}?" for name in people), None)

    def decline(self, topic: Topic, found: Answer) -> Outcome:
        """Say what a name is that this topic holds nothing on, and where to read on."""
        see_also = f"{self._command_for(found.entities[0].kind)} {found.entities[0].name}"
        if topic.shows.facts:
            return Miss(
                command=found.command,
                query=found.query,
                brief=self.brief,
                entities=found.entities,
                topic=topic,
                see_also=see_also,
                resolution=found.resolution,
            )
        glimpse = self._facts_about(found.entities)[:_GLIMPSE]
        return replace(found, facts=glimpse, topic=topic, see_also=see_also)

    def _resolve(
        self, command: str, words: str, kinds: Collection[Kind], chosen: tuple[Entity, ...]
    ) -> Answer | Choices | Miss:
        """Find the names in `words`: an Answer that has no facts yet, or why there is none."""
        if chosen:
            return Answer(command=command, query=words, brief=self.brief, entities=chosen)
        resolution = self.index.resolve(words, kinds)
        known: dict[str, Any] = {
            "command": command,
            "query": words,
            "brief": self.brief,
            "resolution": resolution,
        }
        entities = tuple(match.entity for match in resolution.matches)
        match resolution.outcome:
            case "answer":
                return Answer(**known, entities=entities)
            case "choices":
                return Choices(**known, entities=entities)
            case "miss":
                suggestions = tuple(dict.fromkeys(match.entity.name for match in resolution.suggestions))
                return Miss(**known, suggestions=suggestions)

    def _facts_of(self, topic: Topic) -> tuple[Fact, ...]:
        shown = set(topic.shows.facts)
        return tuple(fact for fact in self.brief.facts.values() if shown.intersection(fact.topics))

    def _facts_about(self, entities: Iterable[Entity]) -> tuple[Fact, ...]:
        return _about_all_or_any(self.brief.facts.values(), tuple(entities))

    def _command_for(self, kind: Kind) -> str:
        """Return the first topic that is for a kind of entity, or `about`."""
        return next(
            (name for name, topic in self.brief.topics.items() if kind in topic.shows.entities), "about"
        )


def _about_all_or_any(facts: Collection[Fact], entities: tuple[Entity, ...]) -> tuple[Fact, ...]:
    """Return the facts about all of some entities together, or else about any, the least told of first.

    Of these the closest first, notes last.
    """
    ids = {entity.id for entity in entities}
    about = {fact.id: ids.intersection(fact.entities) for fact in facts}
    counts = Counter(each for names in about.values() for each in names)
    together = [fact for fact in facts if about[fact.id] == ids]
    chosen = together or [fact for fact in facts if about[fact.id]]

    def place(fact: Fact) -> tuple[bool, int, bool]:
        rarest = min((counts[each] for each in about[fact.id]), default=0)
        return fact.kind == "note", rarest, ids.isdisjoint(fact.entities[:1])

    return tuple(sorted(chosen, key=place))


def _once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple({fact.id: fact for fact in facts}.values())
