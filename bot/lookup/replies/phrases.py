"""The phrases that replies share: a fact with what it stands on, an entity in a line, a footer. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.brief import Brief, Entity, Fact, FactKind, Kind
from bot.languages import say, say_count, say_date, say_list
from bot.lookup.outcomes import KIND_NAMES
from bot.lookup.replies.emphasis import embolden, find_figures
from bot.lookup.replies.markup import Markup, Passage

_ECHO = 60
"""How much of what a person typed is repeated to them, in characters."""
_NAMES_IN_A_BLOCK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A fact as it is told, in plain text."""

    kind: FactKind
    wording: str
    speaker: str = ""
    """Who says it; empty where the article reports it."""
    figures: tuple[str, ...] = ()
    """Its figures, as the wording writes them."""
    numbers: str = ""
    """The sentences that it stands on: `24, 25`; empty for a curator's note."""
    language: str = ""
    """The code of the language that it is in, where that is not the reader's."""
    translated: bool = False
    """Whether it is somebody's own words in other words: in translation."""


def state_fact(fact: Fact, brief: Brief) -> Statement:
    """Say what a fact tells, who says it and what it stands on."""
    if fact.kind == "note":
        return Statement(kind="note", wording=fact.wording, language=_name_foreign(fact, brief))
    return Statement(
        kind=fact.kind,
        wording=fact.wording,
        speaker=brief.entities[fact.said_by].name if fact.said_by else "",
        figures=find_figures(fact, "" if fact.id in brief.untranslated else brief.told_in),
        numbers=", ".join(map(str, fact.sentences)),
        language=_name_foreign(fact, brief),
        translated=fact.kind == "quote" and bool(brief.told_in) and fact.id not in brief.untranslated,
    )


def _name_foreign(fact: Fact, brief: Brief) -> str:
    return brief.language if fact.id in brief.untranslated else ""


def word_statement(statement: Statement, markup: Markup, *, bold_speaker: bool = True) -> str:
    """Word what a fact tells, who says it first; report, quotation and curator's note look different."""
    wording = embolden(statement.wording, statement.figures, markup)
    introduced = _introduce_speaker(statement, markup) if statement.speaker else ""
    speaker = f"{markup.bold(introduced) if bold_speaker else introduced} " if introduced else ""
    match statement.kind:
        case "note":
            return f"{markup.bold(say('Curator’s note:'))} {wording}"
        case "quote":
            return markup.quote(f"{speaker}“{wording}”")
        case "report":
            return f"{speaker}{wording}"


def _introduce_speaker(statement: Statement, markup: Markup) -> str:
    name = markup.escape(statement.speaker)
    return say("{name} (translated):", name=name) if statement.translated else f"{name}:"


def word_fact(fact: Fact, brief: Brief, markup: Markup, heading: str = "") -> Passage:
    """Word one fact with what it stands on."""
    statement = state_fact(fact, brief)
    return Passage(
        text=word_statement(statement, markup),
        heading=heading,
        numbers=statement.numbers,
        language=statement.language,
        source=_cite(fact),
        evidence=tuple(
            (citation.sentence, _quote_words(citation.words or fact.wording)) for citation in fact.cite
        ),
    )


def word_facts(facts: Iterable[Fact], brief: Brief, markup: Markup) -> tuple[Passage, ...]:
    """Word facts as they come."""
    return tuple(word_fact(fact, brief, markup) for fact in facts)


def _cite(fact: Fact) -> str:
    """Name the sentences that a fact stands on, and quote the first few words of them in the article."""
    if not fact.sentences:
        return ""
    numbers = say_list([str(number) for number in fact.sentences])
    named = say_count("sentence {numbers}", "sentences {numbers}", len(fact.sentences), numbers=numbers)
    words = next((citation.words for citation in fact.cite if citation.words), "")
    evidence = f": {_quote_words(words)}" if words and fact.kind == "report" else ""
    return f"{named}{evidence}"


@lru_cache(4096)
def _quote_words(words: str) -> str:
    """Put words of the article in quotation marks; a quotation inside of one takes single marks."""
    single = re.sub(r'"([^"]*)"', r"‘\1’", words).replace('"', "’")
    return f"“{single}”"


def introduce(entity: Entity, markup: Markup) -> str:
    """Say what an entity is in one line."""
    name = markup.bold(markup.escape(entity.name))
    return f"{name}: {markup.escape(entity.role)}" if entity.role else name


def entitle(entity: Entity, *, with_kind: bool) -> str:
    """Say what an entity is in a title."""
    kind = say(KIND_NAMES[entity.kind][0])
    if not entity.role:
        return f"{entity.name}: {kind}"
    return f"{entity.name}, {kind}: {entity.role}" if with_kind else f"{entity.name}: {entity.role}"


def list_by_kind(entities: Iterable[Entity], markup: Markup, *, with_roles: bool) -> list[str]:
    """List entities under the names of their kinds, in blocks that fit on a page."""
    by_kind: dict[Kind, list[Entity]] = {}
    for entity in entities:
        by_kind.setdefault(entity.kind, []).append(entity)
    blocks: list[str] = []
    for kind, members in by_kind.items():
        for start in range(0, len(members), _NAMES_IN_A_BLOCK):
            chunk = members[start : start + _NAMES_IN_A_BLOCK]
            if with_roles:
                lines = [introduce(entity, markup) for entity in chunk]
            else:
                lines = [", ".join(markup.escape(entity.name) for entity in chunk)]
            heading = [] if start else [markup.bold(say(KIND_NAMES[kind][1]))]
            blocks.append("\n".join([*heading, *lines]))
    return blocks


def count_kinds(entities: Iterable[Entity]) -> str:
    """Say how many of each kind there are: 12 people and 9 groups."""
    counts: Counter[Kind] = Counter(entity.kind for entity in entities)
    return say_list([_COUNTS[kind](count) for kind, count in counts.items()])


_COUNTS: Mapping[Kind, Callable[[int], str]] = {
    "person": lambda count: say_count("{count} person", "{count} people", count),
    "group": lambda count: say_count("{count} group of people", "{count} groups", count),
    "country": lambda count: say_count("{count} country", "{count} countries", count),
    "organisation": lambda count: say_count("{count} organisation", "{count} organisations", count),
    "weapon": lambda count: say_count("{count} weapon", "{count} weapons", count),
    "place": lambda count: say_count("{count} place", "{count} places", count),
    "programme": lambda count: say_count("{count} programme", "{count} programmes", count),
    "event": lambda count: say_count("{count} event", "{count} events", count),
    "idea": lambda count: say_count("{count} idea", "{count} ideas", count),
}


def count_facts(count: int) -> str:
    """Say how many facts there are."""
    return say_count("{count} fact", "{count} facts", count)


def count_names(count: int) -> str:
    """Say how many names there are."""
    return say_count("{count} name", "{count} names", count)


def echo(typed: str, markup: Markup) -> str:
    """Repeat what a person typed, so that nothing in it works as markup."""
    visible = show_typed(typed)
    return markup.verbatim(visible) if visible.strip() else say("that")


def show_typed(typed: str) -> str:
    """Return what a person typed in short, without characters that would turn or hide the text around it."""
    visible = "".join(character for character in typed if unicodedata.category(character)[0] != "C")
    return visible if len(visible) <= _ECHO else visible[: _ECHO - 1] + "…"


def footer(brief: Brief) -> str:
    """Say at the end of a reply which brief answers, and as of when."""
    return say("{title} · as of {date}", title=brief.title, date=say_date(brief.as_of))
