"""What a slot posts: the choosing is pure, and `Composer` adds what the ledger knows of the schedule's readers."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from bot.brief import Brief, Fact, Library, translate_brief
from bot.digests.composing.content import Content, Item, QuizPost, describe
from bot.digests.composing.differences import shorten_text
from bot.digests.composing.fitting import fit
from bot.digests.composing.selecting import News, choose_of_topic, choose_told, find_news, rotate, summarise
from bot.digests.ledger import EarlierSlotError, Memory
from bot.digests.publishing import RefusedError, UncertainError
from bot.digests.records import Digest, Schedule, ShownFact
from bot.languages import mark, say, spoken
from bot.lookup import MOST_CHANCE, Quiz, Quizbook, arrange, part_by_entity
from bot.lookup.replies import footer

KINDS: Mapping[str, str] = {
    "brief": mark("the whole brief in short"),
    "topic": mark("one topic"),
    "rotation": mark("a few facts each time, until all have been shown"),
    "new": mark("what is new or corrected since the last post"),
    "quiz": mark("a question with four answers to press"),
}
"""What a schedule can post, and how that is said to a member, by `say`."""

_T = TypeVar("_T")
_TRIES, _PAUSE_SECONDS = 10, 0.2
_MOST_OF_BRIEF, _MOST_OF_TOPIC, _MOST_NEWS = 8, 5, 6


class Composer:
    """Composes from the library that is served at that moment. `compose` is the poster's `Compose`."""

    def __init__(
        self,
        memory: Memory,
        library: Callable[[], Library],
        *,
        rotation: int = 3,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._memory = memory
        self._library = library
        self._rotation = rotation
        self._sleep = sleep

    async def compose(self, schedule: Schedule, slot: datetime) -> Digest | None:
        """Compose a slot's digest; None when there is nothing to say. The same ledger and brief give the same digest.

        Raises RefusedError where the schedule asks for what is no longer there, UncertainError while its brief is there
        but does not hold, EarlierSlotError while what an earlier slot shows is still open.
        """
        library = self._library()
        brief = library.briefs.get(schedule.brief)
        if brief is None and schedule.brief in library.withheld:
            raise UncertainError(f'the brief "{schedule.brief}" on disk does not hold')
        if brief is None:
            raise RefusedError(
                say('there is no brief "{brief}" any more; give the digest another one', brief=schedule.brief)
            )
        if schedule.topic is not None and schedule.topic not in brief.topics:
            raise RefusedError(
                say(
                    'the brief has no topic "{topic}" any more; give the digest another one',
                    topic=schedule.topic,
                )
            )
        match schedule.kind:
            case "brief":
                return _digest(compose_brief(brief), brief)
            case "topic" if schedule.topic is not None:
                return _digest(compose_topic(brief, schedule.topic), brief)
            case "rotation":
                last = await self._recall(lambda: self._memory.last_shown(schedule, slot))
                facts = rotate(
                    choose_told(brief, schedule.topic), last, seed=schedule.seed, count=self._rotation
                )
                return _digest(compose_rotation(brief, facts), brief)
            case "quiz":
                last = await self._recall(lambda: self._memory.last_shown(schedule, slot))
                return self._compose_quiz(schedule, slot, brief, last)
            case "new":
                told = await self._recall(lambda: self._memory.told(schedule, slot))
                return self._compose_news(schedule, brief, told)
            case _:
                raise RefusedError(
                    say('the digest is of no kind there is ("{kind}"); make it anew', kind=schedule.kind)
                )

    async def _recall(self, read: Callable[[], Awaitable[_T]]) -> _T:
        """Read once the earlier slots are composed: those that are due together are composed together."""
        for _ in range(_TRIES):
            try:
                return await read()
            except EarlierSlotError:
                await self._sleep(_PAUSE_SECONDS)
        return await read()

    def _compose_quiz(
        self, schedule: Schedule, slot: datetime, brief: Brief, last: Mapping[str, tuple[datetime, int]]
    ) -> Digest:
        """Ask of the fact whose turn it is, with the options that the slot draws: the same again for the same slot."""
        book = Quizbook(brief)
        told = {fact.id for fact in choose_told(brief, schedule.topic)}
        asked = [fact for fact in book.facts if fact.id in told]
        for fact in rotate(asked, last, seed=schedule.seed, count=1):
            minute = int(slot.timestamp() // timedelta(minutes=1).total_seconds())
            quiz = book.pose((schedule.seed + minute) % (MOST_CHANCE + 1), of=fact.id)
            if quiz is not None:
                return Digest(body=compose_quiz(quiz).to_json(), facts=(_show(fact, brief),))
        raise RefusedError(
            say("the brief has nothing to ask any more; give the digest something else to post")
        )

    def _compose_news(self, schedule: Schedule, brief: Brief, told: Mapping[str, str]) -> Digest | None:
        facts = choose_told(brief, schedule.topic)
        if not told:
            first = _digest(compose_opening(brief), brief)
            return first and replace(first, told=tuple(_show(fact, brief) for fact in facts))
        news = find_news(brief, facts, told)
        content = compose_news(brief, news)
        digest = _digest(content, brief)
        listed = {item.fact_id for item in content.items}
        return digest and replace(
            digest, told=tuple(_tell(each, brief) for each in news if each.fact_id in listed)
        )


def compose_brief(brief: Brief) -> Content:
    """Say what the article is about."""
    return _compose(brief, _told(brief).title, summarise(brief), most=_MOST_OF_BRIEF, command="brief")


def compose_topic(brief: Brief, name: str) -> Content:
    """Tell one topic, as far as it can be read at one go."""
    facts = choose_of_topic(brief, name)
    facts = [fact for fact, _ in arrange(facts, part_by_entity(facts, brief))]
    return _compose(brief, _told(brief).topics[name].title, facts, most=_MOST_OF_TOPIC, command=name)


def compose_rotation(brief: Brief, facts: Sequence[Fact]) -> Content:
    """Tell the facts whose turn it is; what does not fit comes first next time."""
    return replace(
        _compose(brief, _told(brief).title, facts, most=len(facts), command=""), more=0, command="help"
    )


def compose_quiz(quiz: Quiz) -> Content:
    """Ask a question; its options are the buttons below."""
    return Content(
        brief=quiz.brief.id,
        title=say("Quiz: {title}", title=_told(quiz.brief).title),
        footer=footer(_told(quiz.brief)),
        quiz=QuizPost.of(quiz),
    )


def compose_opening(brief: Brief) -> Content:
    """Say where things stand, before anything can be new."""
    content = _compose(brief, _told(brief).title, summarise(brief), most=_MOST_OF_BRIEF, command="brief")
    return replace(content, lead=say("From now on: what is new or corrected here. This is where it stands."))


def compose_news(brief: Brief, news: Sequence[News]) -> Content:
    """Tell what is new, corrected or withdrawn; what does not fit comes next time."""
    content = Content(
        brief=brief.id,
        title=say("New: {title}", title=_told(brief).title),
        items=tuple(_report(each, brief) for each in news),
        footer=footer(_told(brief)),
    )
    return fit(content, most=_MOST_NEWS)


def _report(news: News, brief: Brief) -> Item:
    if news.after is None:
        wording = news.before or ""
        return Item(fact_id=news.fact_id, label="withdrawn", kind="report", wording=wording)
    if news.before is None:
        return Item.of(news.after, brief, label="new")
    before = say("Before: “{wording}”", wording=shorten_text(news.before))
    return Item.of(news.after, brief, label="corrected", remark=before)


def _compose(brief: Brief, title: str, facts: Sequence[Fact], *, most: int, command: str) -> Content:
    items = tuple(Item.of(fact, brief) for fact in facts)
    content = Content(brief=brief.id, title=title, items=items, command=command, footer=footer(_told(brief)))
    fitted = fit(content, most=most)
    return fitted if fitted.more else replace(fitted, command="")


def _told(brief: Brief) -> Brief:
    """Return a brief as its readers are told it."""
    return translate_brief(brief, spoken())


def _digest(content: Content, brief: Brief) -> Digest | None:
    shown = [brief.facts[item.fact_id] for item in content.items if item.label != "withdrawn"]
    if not content.items:
        return None
    return Digest(body=content.to_json(), facts=tuple(_show(fact, brief) for fact in shown))


def _show(fact: Fact, brief: Brief) -> ShownFact:
    return ShownFact(brief=brief.id, fact_id=fact.id, text=describe(fact, brief))


def _tell(news: News, brief: Brief) -> ShownFact:
    if news.after is None:
        return ShownFact(brief=brief.id, fact_id=news.fact_id, text="")
    return _show(news.after, brief)
