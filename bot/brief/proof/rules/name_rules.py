"""Rules: a fact names those it is about and nobody else, and who speaks is said to speak. Pure."""

import calendar
import re
from collections.abc import Iterator

from bot.brief.model import Entity
from bot.brief.proof.naming import (
    Mention,
    Names,
    Naming,
    Token,
    contains,
    name_forms,
    tokens_of,
    with_ancestors,
)
from bot.brief.proof.rules.rule_registry import fact_rule
from bot.brief.proof.rules.subject import Case, Finding

_MUST_BE_NAMED = frozenset({"person", "country", "organisation", "place", "weapon"})
"""Kinds with names of their own, when written with a capital; others a text may tell of without their name."""


@fact_rule(
    "name-unknown",
    why="A name in a fact is believed as it stands. One that belongs to nobody the fact is about is a slip, or an "
    "entity that people cannot find the fact under.",
    mend="Add the entity to `about`, correct the name, or add it to the entity's aliases. A capitalised word that is "
    "no entity's name must stand capitalised in a cited sentence.",
)
def find_foreign_names(case: Case) -> Iterator[Finding]:
    """Yield each name in our own wording, and in the labels, that belongs to nobody the fact is about."""
    if case.is_own_wording:
        for name in dict.fromkeys(_foreign_names(case, case.naming)):
            message = (
                f"`{name}` names nothing that the fact is about; correct it or add whom it names to `about`"
            )
            yield case.finding(case.field, message)
    for index, figure in enumerate(case.fact.figures):
        # A label begins in the middle of a sentence, so a capital letter there makes a name.
        names = _foreign_names_in(f"of {figure.unit} {figure.label or ''}", case)
        if names and _is_currency_of(figure.unit, case.fact.wording):
            names = _foreign_names_in(f"of {figure.label or ''}", case)
        for name in names:
            yield case.finding("figures", f"`{name}` names nothing that the fact is about; correct it", index)


@fact_rule(
    "about-unnamed",
    why="A fact is shown by itself, under each of those it is about; a reader must find that name in it.",
    mend="Name the person, country, organisation, place or weapon in the text, or take it out of `about`. It "
    "is enough to name what it belongs to (`of`) when its own name does so too: `US troops` in a text on the United "
    "States.",
    needs_record=False,
)
def find_unnamed_entities(case: Case) -> Iterator[Finding]:
    """Yield each entity that our own wording is about and does not name."""
    if not case.is_own_wording:
        return
    entities = case.subject.brief.entities
    for index, entity_id in enumerate(case.fact.about):
        entity = entities.get(entity_id)
        if entity is None or entity.kind not in _MUST_BE_NAMED or entity.name.islower():
            continue
        if not _is_named(entity, case) and not _is_named_through_owner(entity, case):
            message = f"the {case.field} does not name {entity.name}; name it there or take it out of `about`"
            yield case.finding("about", message, index)


@fact_rule(
    "speaker-not-there",
    why="Whom a statement is ascribed to matters as much as the statement.",
    mend="Cite, as the last citation, the words that say who speaks (`words: Salm said on`), with a name or an alias "
    "of the speaker among them; its sentence may be another than the statement's.",
)
def find_unproven_speakers(case: Case) -> Iterator[Finding]:
    """Yield each fact whose citations do not name its speaker."""
    entity = case.subject.brief.entities.get(case.fact.said_by or "")
    if entity is None:
        return
    wordings = [cited.words for cited in case.citations if cited.words]
    if not wordings or not _names_speaker(wordings[-1], entity, case):
        message = f"the last cited `words` do not name {entity.name}, who speaks; cite words that do"
        yield case.finding("said_by", message)


def _names_speaker(words: str, speaker: Entity, case: Case) -> bool:
    """Whether cited words name the speaker, and not only as part of another's name: `an American soldier`."""
    mentions = case.subject.names.read(words).mentions
    return any(
        not any(mention.is_inside(other) for other in mentions if other.entity != speaker.id)
        for mention in mentions
        if mention.entity == speaker.id and (mention.is_name or speaker.kind != "person")
    )


def _foreign_names_in(label: str, case: Case) -> dict[str, None]:
    """Return each such word of a figure's label, once."""
    return dict.fromkeys(_foreign_names(case, case.subject.names.read(label)))


def _foreign_names(case: Case, naming: Naming) -> Iterator[str]:
    """Yield each capitalised word that no name of the fact's entities covers and no cited sentence has."""
    theirs = [mention for mention in naming.mentions if mention.entity in case.fact.entities]
    people = [mention for mention in naming.mentions if _is_somebody_else(mention, case)]
    theirs = [mention for mention in theirs if not any(mention.is_inside(person) for person in people)]
    for token in naming.capitalised:
        if any(mention.covers(token) for mention in theirs):
            continue
        others = [mention for mention in naming.mentions if mention.is_name and mention.covers(token)]
        if others:
            yield max(others, key=lambda mention: len(mention.text)).text
        elif not (
            token.opens
            or _is_month_of_brief(token, case)
            or case.subject.proof.names_in([token.word], case.cited)
        ):
            yield token.written


def _is_somebody_else(mention: Mention, case: Case) -> bool:
    """Whether a name is that of a person whom the fact is not about: `Latvian serviceman` is not Latvia."""
    entity = case.subject.brief.entities[mention.entity]
    return entity.kind == "person" and entity.id not in case.fact.entities and mention.is_name


def _is_currency_of(unit: str, wording: str) -> bool:
    """Whether a unit is a currency whose sign stands in a text: US dollars for `$40 billion`."""
    from babel import Locale  # noqa: PLC0415 - it takes long to load, and few facts need it
    from babel.numbers import get_currency_name, get_currency_symbol  # noqa: PLC0415

    codes = map(str, Locale("en").currencies)
    written = [code for code in codes if _stands_in(get_currency_symbol(code, "en"), wording)]
    return any(get_currency_name(code, 2, "en").casefold() == unit.casefold() for code in written)


def _stands_in(sign: str, wording: str) -> bool:
    return sign in wording and re.search(rf"(?<!\w){re.escape(sign)}", wording) is not None


def _is_month_of_brief(token: Token, case: Case) -> bool:
    """Whether a word is the month in which the article's facts held."""
    month = case.subject.brief.as_of[5:7]
    return bool(month) and token.word == calendar.month_name[int(month)].casefold()


def _is_named(entity: Entity, case: Case) -> bool:
    """Whether the wording names an entity; a person by name, not only as `Latvia's defence minister`."""
    if entity.kind != "person" or not _has_own_name(entity.name, entity.id, case.subject.names):
        return entity.id in case.mentioned
    return any(
        _has_own_name(mention.text, entity.id, case.subject.names)
        for mention in case.naming.mentions
        if mention.entity == entity.id
    )


def _has_own_name(name: str, entity_id: str, names: Names) -> bool:
    """Whether a name has a capitalised word that is not another's: `Senior US defense official` has none."""
    naming = names.read(f"of {name}")
    others = [mention for mention in naming.mentions if mention.entity != entity_id]
    return any(not any(mention.covers(token) for mention in others) for token in naming.capitalised)


def _is_named_through_owner(entity: Entity, case: Case) -> bool:
    """Whether the wording names what an entity belongs to, and the entity's own name does that too."""
    entities = case.subject.brief.entities
    owners = set(with_ancestors([entity.of] if entity.of else [], entities)) & case.mentioned
    name = [token.word for token in tokens_of(entity.name)]
    return any(form and contains(name, form) for owner in owners for form in name_forms(entities[owner]))
