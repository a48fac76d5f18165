"""The quiz: a question with four buttons. Everybody answers once and is told alone whether it was right, and why.

Nothing is kept but what the buttons hold: which question it is, how its options were drawn, and who has answered. So it
goes on after a restart, and says so where the brief has changed meanwhile. A channel sees how many answered and how many
were right; whoever has answered may close the question, which shows the answer to all and asks the next. What all see
stays in the language that it was asked in; what somebody alone is told is in theirs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import discord

from bot.chat.faults import tell_failure
from bot.chat.host import Host
from bot.chat.paging import explain_marks, paginate, shorten, show_passage
from bot.chat.pressing import Pressable
from bot.chat.rendering import Item, draw, draw_rows
from bot.chat.tallies import Tally, Votes, mark_person, start_tally
from bot.chat.venues import let_in, markup_in
from bot.digests.composing import Content
from bot.languages import mark, say, say_count, speak, spoken
from bot.lookup import Quiz, Request, draw_request, translate_outcome
from bot.lookup.replies import Markup, Reply, word_fact, word_question, word_solution

Interaction = discord.Interaction[Any]

_FORM = r"(?P<language>[a-z]{2})\.(?P<key>[\w-]{5})\.(?P<seed>\d{1,4})\.(?P<check>[\w-]{5})"
_VOTES = r"\.(?P<count>\d{1,4})\.(?P<marks>[\w-]{0,72})"
_ANSWER = re.compile(rf"dq(?P<place>[0-3]){_FORM}{_VOTES}")
_NEXT = re.compile(rf"dqn{_FORM}")
LONGEST_LABEL = 80
"""Characters that Discord shows on a button; an option that is translated may have more."""
_WIDE = 36
"""Letters of four options up to which they stand in one row."""
_GONE = mark(
    "The brief has been changed since this question was asked, so it counts no more. Ask for another one."
)
_FIRST_ANSWER = mark("Answer this one first; then you may ask the next.")


@dataclass(frozen=True, slots=True)
class QuizPointer:
    """Which question it is, by which seed its options were drawn, and in which language it was asked."""

    language: str
    key: str
    seed: int
    check: str
    """Tells whether question and options are still those that were shown."""

    def __str__(self) -> str:
        return f"{self.language}.{self.key}.{self.seed}.{self.check}"

    @classmethod
    def of(cls, quiz: Quiz) -> "QuizPointer":
        """Point at a question that is asked in the language spoken."""
        return cls(spoken(), quiz.key, quiz.seed, quiz.check)

    @classmethod
    def read(cls, match: re.Match[str]) -> "QuizPointer":
        """Read the id of a button."""
        return cls(match["language"], match["key"], int(match["seed"]), match["check"])

    def find(self, bot: Host) -> Quiz | None:
        """Return the question; None where it is not what was shown any more."""
        quiz = bot.lookup.find_quiz(self.key, self.seed)
        return quiz if quiz is not None and quiz.check == self.check else None


class AnswerButton(Pressable, discord.ui.DynamicItem[discord.ui.Button[Any]], template=_ANSWER):
    """Takes one person's answer, and tells them alone whether it is right."""

    async def callback(self, interaction: Interaction) -> None:
        """Take the answer."""
        match = _ANSWER.fullmatch(self.custom_id)
        try:
            if match is not None:
                await _take_answer(interaction, QuizPointer.read(match), int(match["place"]))
        except Exception as error:  # noqa: BLE001 - discord.py would only log it
            await tell_failure(interaction, error, "an answer to the quiz")


class NextButton(Pressable, discord.ui.DynamicItem[discord.ui.Button[Any]], template=_NEXT):
    """Shows the answer to all and asks the next question, for whoever has answered this one."""

    async def callback(self, interaction: Interaction) -> None:
        """Close this question and ask the next."""
        match = _NEXT.fullmatch(self.custom_id)
        try:
            if match is not None:
                await _go_on(interaction, QuizPointer.read(match))
        except Exception as error:  # noqa: BLE001 - discord.py would only log it
            await tell_failure(interaction, error, "a press for the next question")


QUIZ_CONTROLS = (AnswerButton, NextButton)


def show_quiz(quiz: Quiz, markup: Markup, *, as_text: bool, tally: Tally | None = None) -> dict[str, Any]:
    """Return what a message takes to ask a question, in the language that is spoken."""
    told = translate_outcome(quiz)
    rows = list_rows(QuizPointer.of(quiz), told.options, tally, quiz.right, goes_on=True)
    return _lay_out(word_question(told, markup), rows, as_text=as_text)


def draw_post(content: Content) -> discord.ui.View | None:
    """Return the buttons of a digest that asks a question; it goes on with its next post, and by nobody's press."""
    post = content.quiz
    if post is None:
        return None
    pointer = QuizPointer(content.language, post.key, post.seed, post.check)
    return draw_rows(list_rows(pointer, post.options, None, 0, goes_on=False))


def _show_closed(quiz: Quiz, tally: Tally, markup: Markup, *, as_text: bool) -> dict[str, Any]:
    """Return what a message takes to show a question that is over, with its answer."""
    told = translate_outcome(quiz)
    asked = word_question(told, markup)
    solution = "\n".join(filter(None, (word_solution(told, markup), _count_right(tally, quiz.right))))
    lead = "\n\n".join(part for part in (asked.lead, solution) if part)
    reply = replace(asked, lead=lead, passages=(word_fact(told.fact, told.brief, markup),))
    buttons = [
        _make_answer(QuizPointer.of(quiz), place, option, tally.votes[place])
        for place, option in enumerate(told.options)
    ]
    for place, button in enumerate(buttons):
        button.item.disabled = True
        if place == quiz.right:
            button.item.style = discord.ButtonStyle.success
    return _lay_out(reply, _part_rows(buttons, told.options), as_text=as_text)


def _lay_out(reply: Reply, rows: Sequence[Sequence[Item]], *, as_text: bool) -> dict[str, Any]:
    [page, *_] = paginate(reply)
    return {"content": page.text, "view": draw_rows(rows)} if as_text else {"view": draw(page, rows)}


def list_rows(
    pointer: QuizPointer, options: Sequence[str], tally: Tally | None, right: int, *, goes_on: bool
) -> list[Sequence[Item]]:
    """Return the buttons of a question: its options, and once somebody has answered how many, and the way on."""
    tally = tally or start_tally(options)
    buttons = [
        _make_answer(pointer, place, option, tally.votes[place]) for place, option in enumerate(options)
    ]
    below: list[Item] = []
    if counted := _count_right(tally, right):
        below.append(discord.ui.Button(label=counted, custom_id=f"dqt{pointer}", disabled=True))
    if counted and goes_on:
        below.append(NextButton(discord.ui.Button(label=say("Next question"), custom_id=f"dqn{pointer}")))
    return [*_part_rows(buttons, options), *([below] if below else [])]


def _part_rows(buttons: Sequence[AnswerButton], options: Sequence[str]) -> list[Sequence[Item]]:
    """Put buttons into one row, or two where they are wide."""
    if sum(map(len, options)) <= _WIDE:
        return [buttons]
    half = len(buttons) // 2
    return [buttons[:half], buttons[half:]]


def _make_answer(pointer: QuizPointer, place: int, option: str, votes: Votes) -> AnswerButton:
    button: discord.ui.Button[Any] = discord.ui.Button(
        label=shorten(option, LONGEST_LABEL),
        style=discord.ButtonStyle.primary,
        custom_id=f"dq{place}{pointer}.{votes}",
    )
    return AnswerButton(button)


def _count_right(tally: Tally, right: int) -> str:
    """Say how many answered and how many were right; nothing where nobody answered."""
    if not tally.count:
        return ""
    return say_count(
        "{count} answer, {right} right",
        "{count} answers, {right} right",
        tally.count,
        right=tally.votes[right].count,
    )


async def _take_answer(interaction: Interaction, pointer: QuizPointer, place: int) -> None:
    bot: Host = interaction.client
    quiz, message = pointer.find(bot), interaction.message
    if quiz is None or message is None:
        await interaction.response.send_message(say(_GONE), ephemeral=True)
        return
    markup = markup_in(bot, interaction.guild_id)
    post = message.id, str(pointer)
    tally = bot.tallies.latest(post, _read_tally(message))
    mine = mark_person(interaction.user.id)
    before = tally.find(mine)
    if before is not None:
        told = say("You have answered already. {solution}", solution=_word_answer(quiz, before, markup))
        await interaction.response.send_message(told, ephemeral=True)
        return
    tally = tally.add(place, mine)
    bot.tallies.note(post, tally)
    with speak(pointer.language):
        shown = _show_again(message, quiz, tally, markup)
    await interaction.response.edit_message(**shown)
    await interaction.followup.send(_word_answer(quiz, place, markup), ephemeral=True)


async def _go_on(interaction: Interaction, pointer: QuizPointer) -> None:
    bot: Host = interaction.client
    if not await let_in(bot, interaction):
        return
    quiz, message = pointer.find(bot), interaction.message
    if quiz is None or message is None:
        await interaction.response.send_message(say(_GONE), ephemeral=True)
        return
    tally = bot.tallies.latest((message.id, str(pointer)), _read_tally(message))
    if tally.find(mark_person(interaction.user.id)) is None:
        await interaction.response.send_message(say(_FIRST_ANSWER), ephemeral=True)
        return
    as_text = not message.flags.components_v2
    markup = markup_in(bot, interaction.guild_id)
    following = draw_next(bot, interaction.guild_id, interaction.channel_id or 0)
    with speak(pointer.language):
        closed = _show_closed(quiz, tally, markup, as_text=as_text)
        shown = show_quiz(following, markup, as_text=as_text) if following else None
    await interaction.response.edit_message(**closed)
    if shown is not None:
        await interaction.followup.send(**shown, ephemeral=message.flags.ephemeral)


def draw_next(bot: Host, guild_id: int | None, channel_id: int) -> Quiz | None:
    """Draw a question for a channel that is not the one asked there last."""
    lookup = bot.lookup_in(guild_id)
    request = draw_request(
        Request("quiz", ""), lookup, bot.randomness, lambda drawn: bot.lately.is_stale(channel_id, drawn)
    )
    outcome = lookup.respond("quiz", request.words) if request else None
    if not isinstance(outcome, Quiz):
        return None
    bot.lately.note(channel_id, outcome)
    return outcome


def _show_again(message: discord.Message, quiz: Quiz, tally: Tally, markup: Markup) -> dict[str, Any]:
    """Return what changes under a message when somebody has answered; a digest's page stays as it is."""
    if message.flags.components_v2:
        return show_quiz(quiz, markup, as_text=False, tally=tally)
    options = translate_outcome(quiz).options
    rows = list_rows(QuizPointer.of(quiz), options, tally, quiz.right, goes_on=not message.embeds)
    return {"view": draw_rows(rows)}


def _word_answer(quiz: Quiz, place: int, markup: Markup) -> str:
    """Tell whether an answer is right, and what proves it."""
    told = translate_outcome(quiz)
    passage = word_fact(told.fact, told.brief, markup)
    lines = (word_solution(told, markup, place), show_passage(passage), f"-# {explain_marks([passage])}")
    return "\n".join(lines)


def _read_tally(message: discord.Message) -> Tally:
    """Return the tally that the buttons of a message hold."""
    found = filter(None, map(_ANSWER.fullmatch, _list_ids(message.components)))
    votes = {int(match["place"]): Votes.read(match["count"], match["marks"]) for match in found}
    return Tally(tuple(votes[place] for place in sorted(votes)))


def _list_ids(components: Iterable[Any]) -> Iterator[str]:
    """Yield the ids of buttons, at whatever depth."""
    for component in components:
        if isinstance(component, discord.Button) and component.custom_id:
            yield component.custom_id
        yield from _list_ids(getattr(component, "children", ()))
