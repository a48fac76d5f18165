"""An Outcome -> the reply in words, in the markup of wherever it is read. Pure."""

import re
import unicodedata
from calendar import month_name
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from bot.brief.model import Brief, Entity, Fact, Kind
from bot.lookup.names import Match
from bot.lookup.outcomes import (
    KIND_NAMES,
    Answer,
    Choices,
    Explanation,
    Guide,
    Miss,
    Outcome,
    Overview,
    UnknownCommand,
)

_ECHO = 60
"""How much of what a person typed is repeated to them, in characters."""
_NAMES_IN_A_BLOCK = 20


class Markup(Protocol):
    """How to show text as it is, and how to write it bold, small or quoted."""

    def escape(self, text: str) -> str:
        """Return markup that shows `text` as it is."""
        ...

    def verbatim(self, text: str) -> str:
        """Return markup that repeats what a person typed, with nothing in it working as markup, mention or link."""
        ...

    def bold(self, text: str) -> str:
        """Return markup in bold."""
        ...

    def small(self, text: str) -> str:
        """Return one line of markup in small print."""
        ...

    def quote(self, text: str) -> str:
        """Return markup as a quotation that stands by itself."""
        ...

    def command(self, text: str) -> str:
        """Return markup for a command that a person can type; `text` has no prefix and is not markup yet."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply. `title` and `footer` are plain text, the rest is markup; pages break only between blocks."""

    title: str
    lead: str = ""
    blocks: tuple[str, ...] = ()
    closing: str = ""
    footer: str = ""
    choices: tuple[Entity, ...] = ()

    def __str__(self) -> str:
        parts = (self.title, self.lead, *self.blocks, self.closing, self.footer)
        return "\n\n".join(part for part in parts if part)


def word(outcome: Outcome, markup: Markup) -> Reply | None:
    """Put an outcome into words; None where it is silence."""
    writer = _WRITERS.get(type(outcome))
    return writer(outcome, markup) if writer else None


def word_fact(fact: Fact, brief: Brief, markup: Markup) -> str:
    """Word one fact with what it stands on; report, quotation and curator's note look different."""
    where = _cite(fact)
    speaker = brief.entities[fact.said_by].name if fact.said_by else ""
    if fact.kind == "note":
        return f"{markup.bold('Curator’s note:')} {markup.escape(fact.wording)}"
    if fact.kind == "quote":
        said = markup.quote(f"“{markup.escape(fact.wording)}”")
        return f"{said}\n{markup.small(markup.escape(f'{speaker}, {where}'))}"
    attribution = f"said by {speaker}, " if speaker else ""
    return (
        f"{markup.escape(fact.wording)}\n{markup.small(markup.escape(attribution + where + _evidence(fact)))}"
    )


def _cite(fact: Fact) -> str:
    """Name the sentences that a fact stands on."""
    numbers = [str(number) for number in fact.sentences]
    return f"{'sentence' if len(numbers) == 1 else 'sentences'} {_join(numbers)}"


def _evidence(fact: Fact) -> str:
    """Quote the first few words of the article that a fact stands on."""
    words = next((citation.words for citation in fact.cite if citation.words), "")
    single = re.sub(r'"([^"]*)"', r"‘\1’", words).replace('"', "’")  # a quotation inside of one
    return f": “{single}”" if words else ""


def _word_answer(answer: Answer, markup: Markup) -> Reply:
    names = _join([entity.name for entity in answer.entities])
    shown = answer.topic.shows.entities if answer.topic else ()
    of_topic = (
        answer.topic is None or any(entity.kind in shown for entity in answer.entities) or answer.see_also
    )
    lead = ""
    if of_topic and answer.introduced:
        alone = len(answer.entities) == 1
        lead = "\n".join(_introduce(entity, markup, alone=alone) for entity in answer.entities)
    closing = f"More: {markup.command(answer.see_also)}" if answer.see_also else ""
    if not answer.facts:
        closing = "The article names it and says no more."
    return Reply(
        title=(names if of_topic or not answer.topic else f"{answer.topic.title}: {names}")
        or answer.brief.title,
        lead=lead,
        blocks=tuple(word_fact(fact, answer.brief, markup) for fact in answer.facts),
        closing=closing,
        footer=_footer(answer.brief),
    )


def _word_overview(overview: Overview, markup: Markup) -> Reply:
    names = [markup.escape(entity.name) for entity in overview.entities]
    facts = [word_fact(fact, overview.brief, markup) for fact in overview.facts]
    listed = () if facts else _list_by_kind(overview.entities, markup, with_roles=overview.command != "about")
    closing = ""
    if overview.entities:
        closing = f"For one of them: {markup.command(f'{overview.command} {overview.entities[0].name}')}"
    elif overview.command == "brief":
        closing = f"What else to ask: {markup.command('help')}"
    return Reply(
        title=overview.title,
        lead=_join(names) if facts else "",
        blocks=(*listed, *facts),
        closing=closing if names or facts else "The article holds nothing on this.",
        footer=_footer(overview.brief),
    )


def _word_choices(choices: Choices, markup: Markup) -> Reply:
    lines = [_introduce(entity, markup, alone=False) for entity in choices.entities]
    return Reply(
        title="Which one?",
        lead=f"{_echo(choices.query, markup)} could be:",
        blocks=("\n".join(lines),),
        closing=f"Pick one, or type it: {markup.command(f'{choices.command} {choices.entities[0].name}')}",
        footer=_footer(choices.brief),
        choices=choices.entities,
    )


def _word_miss(miss: Miss, markup: Markup) -> Reply:
    if miss.entities and miss.topic:
        names = _join(list(_names(miss.entities, markup)))
        lead = f"The article says nothing about {names} under “{markup.escape(miss.topic.title)}”."
    elif miss.entities:  # it knows the names of a question, not the answer
        lead = f"It names {_join(list(_names(miss.entities, markup)))}, but does not answer {_echo(miss.query, markup)}."
    else:
        lead = f"The article says nothing about {_echo(miss.query, markup)}."
    closing = f"What it does say: {markup.command(miss.see_also)}" if miss.see_also else ""
    if miss.suggestions:
        closing = (
            f"The nearest names in it: {_join([markup.bold(markup.escape(n)) for n in miss.suggestions])}"
        )
    return Reply(title="The article does not say", lead=lead, closing=closing, footer=_footer(miss.brief))


def _names(entities: Iterable[Entity], markup: Markup) -> Iterable[str]:
    return (markup.bold(markup.escape(entity.name)) for entity in entities)


def _word_guide(guide: Guide, markup: Markup) -> Reply:
    blocks = [
        "\n".join(
            [
                markup.bold(heading),
                *(f"{markup.command(name)} {markup.escape(text)}" for name, text in commands),
            ]
        )
        for heading, commands in guide.groups
    ]
    return Reply(
        title="What you can type",
        lead="Put a name behind a command, or leave it out for an overview.",
        blocks=tuple(blocks),
        footer=_footer(guide.brief),
    )


def _word_unknown_command(unknown: UnknownCommand, markup: Markup) -> Reply:
    meant = _join([markup.command(suggestion) for suggestion in unknown.suggestions])
    return Reply(title="No such command", lead=f"Did you mean {meant}?", footer=_footer(unknown.brief))


_MEASURES = {
    "exact": "it is a name of it, letter for letter",
    "inflection": "it is a form of",
    "spelling": "it is spelt nearly like",
    "sound": "it sounds like",
    "prefix": "it begins",
    "part": "it is a part of",
    "role": "it says what they are:",
}


def _word_explanation(explanation: Explanation, markup: Markup) -> Reply:
    earlier = explanation.of
    resolution = earlier.resolution
    matches = resolution.matches if resolution else ()
    nearest = resolution.suggestions if resolution else ()
    runner_up = [resolution.runner_up] if resolution and resolution.runner_up else []
    lines = [_reason(match, markup) for match in matches]
    if not matches:
        lines = ["No name of the article is near enough to answer for."]
    blocks = ["\n".join(lines)]
    if also := [*runner_up, *nearest]:
        blocks.append(
            "\n".join([markup.bold("Next nearest"), *(_reason(match, markup) for match in also[:3])])
        )
    return Reply(
        title="Why",
        lead=f"You typed {_echo(earlier.query, markup)}.",
        blocks=tuple(blocks),
        footer=_footer(explanation.brief),
    )


def _reason(match: Match, markup: Markup) -> str:
    name = markup.bold(markup.escape(match.entity.name))
    how = _MEASURES.get(match.how, match.how)
    via = "" if match.how == "exact" else f" “{markup.escape(match.via)}”"
    return f"{name}: {how}{via} ({match.score:.0f} of 100)"


def _list_by_kind(entities: Iterable[Entity], markup: Markup, *, with_roles: bool) -> list[str]:
    by_kind: dict[Kind, list[Entity]] = {}
    for entity in entities:
        by_kind.setdefault(entity.kind, []).append(entity)
    blocks: list[str] = []
    for kind, members in by_kind.items():
        for start in range(0, len(members), _NAMES_IN_A_BLOCK):
            heading = markup.bold(KIND_NAMES[kind][1])
            chunk = members[start : start + _NAMES_IN_A_BLOCK]
            if with_roles:
                lines = [_introduce(entity, markup, alone=False) for entity in chunk]
            else:
                lines = [", ".join(markup.escape(entity.name) for entity in chunk)]
            blocks.append("\n".join([heading, *lines]))
    return blocks


def _introduce(entity: Entity, markup: Markup, *, alone: bool) -> str:
    """Say what an entity is in one line; under a title with its name it need not repeat the name."""
    what = entity.role or KIND_NAMES[entity.kind][0]
    if alone:
        return markup.escape(what[0].upper() + what[1:] + ".")
    name = markup.bold(markup.escape(entity.name))
    return f"{name}: {markup.escape(entity.role)}" if entity.role else name


def _echo(typed: str, markup: Markup) -> str:
    """Repeat what a person typed, without characters that would turn or hide the text around it."""
    visible = "".join(character for character in typed if unicodedata.category(character)[0] != "C")
    if not visible.strip():
        return "that"
    return markup.verbatim(visible if len(visible) <= _ECHO else visible[: _ECHO - 1] + "…")


def _footer(brief: Brief) -> str:
    year, *rest = brief.as_of.split("-")
    month = f"{month_name[int(rest[0])]} " if rest else ""
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{brief.title} · as of {day}{month}{year}"


def _join(parts: Sequence[str]) -> str:
    """Join as in a sentence: a, b and c."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


_WRITERS: Mapping[type, Callable[[Any, Markup], Reply]] = {
    Answer: _word_answer,
    Overview: _word_overview,
    Choices: _word_choices,
    Miss: _word_miss,
    Guide: _word_guide,
    Explanation: _word_explanation,
    UnknownCommand: _word_unknown_command,
}
