"""The questions whose answers follow them: where each answer stands, for ten minutes, in memory alone. Pure."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.chat.recollection import Place, Remembered, Which
from bot.lookup import Request

LASTING = timedelta(minutes=10)
"""How long after it was asked a question is followed."""
MOST_FOLLOWED = 10_000
"""How many questions are followed at once; beyond that the oldest are not any more."""

Drawn = tuple[Request, Request]
"""A line that has something drawn by chance, and the same with what was drawn."""


@dataclass(frozen=True, slots=True)
class Posted:
    """A message of ours."""

    id: int
    is_layout: bool


@dataclass(eq=False, slots=True)
class Question:
    """A message that somebody posted, and what was answered. Whoever deals with it holds its lock."""

    id: int
    heard_at: datetime
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0
    """How many deal with it, or wait to."""
    edited_at: datetime | None = None
    """When it was given the wording that has been answered; None where that is the first."""
    newest: Any = None
    """The last edit that came in; those before it need no answer any more."""
    answers: list[Posted] = field(default_factory=list[Posted])
    said: int = 0
    """How many of the answers are to its present wording."""
    is_refused: bool = False
    """Whether all that was said is to ask again later."""
    is_settled: bool = False
    """Whether it changed something: it is never run again."""
    is_gone: bool = False
    drawn: Drawn | None = None
    """What its present wording asks to be drawn, and what was drawn."""
    drawn_before: Drawn | None = None
    """The same of the wording before."""
    place: Place | None = None
    before: Remembered | None = None
    """What was remembered there before it was answered, and after."""
    after: Remembered | None = None

    @property
    def is_needed(self) -> bool:
        """Whether it has to be known that there was such a message."""
        return bool(self.waiting or self.answers or self.is_settled or self.is_gone)


class FollowedQuestions:
    """The questions that are followed, by the ids of their messages; ids grow with time."""

    def __init__(self) -> None:
        self._questions: OrderedDict[int, Question] = OrderedDict()
        self._floor: int | None = None
        """No message up to this one can be known to be without an answer; None before anything was heard."""

    def __len__(self) -> int:
        return len(self._questions)

    def hear(self, message_id: int, now: datetime) -> Question | None:
        """Begin to follow a message that came in; None where it is followed already."""
        if self._floor is None:
            self._floor = message_id - 1
        return None if message_id in self._questions else self._add(message_id, now)

    def reopen(self, message_id: int, now: datetime) -> Question | None:
        """Return the question that an edit is of; None where nobody can tell whether it has an answer."""
        found = self.find(message_id, now)
        if found is None and self._floor is not None and message_id > self._floor:
            return self._add(message_id, now)
        return found

    def find(self, message_id: int, now: datetime) -> Question | None:
        """Return a question that is followed `now`."""
        self._forget_old(now)
        return self._questions.get(message_id)

    def release(self, question: Question) -> None:
        """Follow a question no longer that needs it no longer."""
        if not question.is_needed:
            self._questions.pop(question.id, None)

    def forget(self, which: Which) -> None:
        """Forget what whoever asked in some places had asked before; their questions are followed all the same."""
        for question in self._questions.values():
            if question.place is not None and which(question.place):
                question.before = question.after = None
                question.drawn = question.drawn_before = None

    def _add(self, message_id: int, now: datetime) -> Question:
        question = self._questions[message_id] = Question(message_id, now)
        self._forget_old(now)
        return question

    def _forget_old(self, now: datetime) -> None:
        while self._questions:
            oldest = next(iter(self._questions.values()))
            if len(self._questions) <= MOST_FOLLOWED and now - oldest.heard_at <= LASTING:
                return
            del self._questions[oldest.id]
            self._floor = max(self._floor or 0, oldest.id)
