"""The phrases that replies share: a fact with what it stands on, an entity in a line, a footer. Pure."""

import re
import unicodedata
from calendar import month_name
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.brief import Brief, Entity, Fact, FactKind, Kind
from bot.lookup.outcomes import KIND_NAMES
from bot.lookup.replies.markup import Markup

_ECHO = 60
"""How much of what a person typed is repeated to them, in characters."""
_NAMES_IN_A_BLOCK = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A fact as it is told, in plain text."""

    kind: FactKind
    wording: str
    source: str
    """What it stands on; empty for a curator's note."""


def state_fact(fact: Fact, brief: Brief) -> Statement:
    """Say what a fact tells, who says it and what it stands on."""
    if fact.kind == "note":
        return Statement(kind="note", wording=fact.wording, source="")
    speaker = brief.entities[fact.said_by].name if fact.said_by else ""
    if fact.kind == "quote":
        return Statement(kind="quote", wording=fact.wording, source=f"{speaker}, {_cite(fact)}")
    attribution = f"said by {speaker}, " if speaker else ""
    return Statement(kind="report", wording=fact.wording, source=attribution + _cite(fact) + _evidence(fact))


def word_statement(statement: Statement, markup: Markup) -> str:
    """Word what a fact tells; report, quotation and curator's note look different."""
    wording = markup.escape(statement.wording)
    if statement.kind == "note":
        return f"{markup.bold('Curator’s note:')} {wording}"
    source = markup.small(markup.escape(statement.source))
    return f"{markup.quote(f'“{wording}”') if statement.kind == 'quote' else wording}\n{source}"


def word_fact(fact: Fact, brief: Brief, markup: Markup) -> str:
    """Word one fact with what it stands on."""
    return word_statement(state_fact(fact, brief), markup)


def _cite(fact: Fact) -> str:
    """Name the sentences that a fact stands on."""
    numbers = [str(number) for number in fact.sentences]
    return f"{'sentence' if len(numbers) == 1 else 'sentences'} {join(numbers)}"


def _evidence(fact: Fact) -> str:
    """Quote the first few words of the article that a fact stands on."""
    words = next((citation.words for citation in fact.cite if citation.words), "")
    single = re.sub(r'"([^"]*)"', r"‘\1’", words).replace('"', "’")  # a quotation inside of one
    return f": “{single}”" if words else ""


def introduce(entity: Entity, markup: Markup, *, alone: bool, with_kind: bool = False) -> str:
    """Say what an entity is in one line; under a title with its name it need not repeat the name."""
    kind = KIND_NAMES[entity.kind][0]
    what = f"{kind}: {entity.role}" if entity.role and with_kind else entity.role or kind
    if alone:
        return markup.escape(what[0].upper() + what[1:] + ".")
    name = markup.bold(markup.escape(entity.name))
    return f"{name}: {markup.escape(entity.role)}" if entity.role else name


def list_by_kind(entities: Iterable[Entity], markup: Markup, *, with_roles: bool) -> list[str]:
    """List entities under the names of their kinds, in blocks that fit on a page."""
    by_kind: dict[Kind, list[Entity]] = {}
    for entity in entities:
        by_kind.setdefault(entity.kind, []).append(entity)
    blocks: list[str] = []
    for kind, members in by_kind.items():
        for start in range(0, len(members), _NAMES_IN_A_BLOCK):
            heading = markup.bold(KIND_NAMES[kind][1])
            chunk = members[start : start + _NAMES_IN_A_BLOCK]
            if with_roles:
                lines = [introduce(entity, markup, alone=False) for entity in chunk]
            else:
                lines = [", ".join(markup.escape(entity.name) for entity in chunk)]
            blocks.append("\n".join([heading, *lines]))
    return blocks


def echo(typed: str, markup: Markup) -> str:
    """Repeat what a person typed, without characters that would turn or hide the text around it."""
    visible = "".join(character for character in typed if unicodedata.category(character)[0] != "C")
    if not visible.strip():
        return "that"
    return markup.verbatim(visible if len(visible) <= _ECHO else visible[: _ECHO - 1] + "…")


def footer(brief: Brief) -> str:
    """Say at the end of a reply which brief answers, and as of when."""
    return f"{brief.title} · as of {date_in_words(brief.as_of)}"


def date_in_words(date: str) -> str:
    """Write 2022-08-17 as `17 August 2022`, 2022-08 as `August 2022`."""
    year, *rest = date.split("-")
    month = f"{month_name[int(rest[0])]} " if rest else ""
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{day}{month}{year}"


def join(parts: Sequence[str]) -> str:
    """Join as in a sentence: a, b and c."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
