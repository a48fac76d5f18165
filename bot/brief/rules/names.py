"""Rules: a fact names those it is about and nobody else, and who speaks is said to speak. Pure."""

import calendar
from collections.abc import Iterator

from bot.brief.model import Entity
from bot.brief.naming import Token, contains, name_forms, tokens_of, with_ancestors
from bot.brief.rules.registry import fact_rule
from bot.brief.rules.subject import Case, Finding
from bot.brief.wording import without_possessive

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
        for name in dict.fromkeys(_foreign_names(case, case.tokens, case.fact.wording)):
            message = (
                f"`{name}` names nothing that the fact is about; correct it or add whom it names to `about`"
            )
            yield case.finding(case.field, message)
    for index, figure in enumerate(case.fact.figures):
        # A label begins in the middle of a sentence, so a capital letter there makes a name.
        label = f"of {figure.unit} {figure.label or ''}"
        for name in dict.fromkeys(_foreign_names(case, tokens_of(label), label)):
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
        if entity_id not in case.mentioned and not _is_named_through_owner(entity, case):
            message = f"the {case.field} does not name {entity.name}; name it there or take it out of `about`"
            yield case.finding("about", message, index)


@fact_rule(
    "speaker-not-there",
    why="Whom a statement is ascribed to matters as much as the statement.",
    mend="Cite the words that say who speaks (`words: Salm said on`), with the speaker's name or alias among them; "
    "the sentence with them may be another than the statement's.",
)
def find_unproven_speakers(case: Case) -> Iterator[Finding]:
    """Yield each fact whose citations do not name its speaker."""
    entity = case.subject.brief.entities.get(case.fact.said_by or "")
    if entity is None:
        return
    forms = name_forms(entity)
    evidence = [[without_possessive(word) for word in words] for _index, _citation, words in case.citations]
    if not any(form and contains(words, form) for words in evidence for form in forms):
        message = f"no citation's `words` name {entity.name} as the one who speaks; cite words that do"
        yield case.finding("said_by", message)


def _foreign_names(case: Case, tokens: list[Token], text: str) -> Iterator[str]:
    """Yield each capitalised word that no name of the fact's entities covers and no cited sentence has."""
    mentions = case.subject.names.mentions(tokens, text)
    theirs = [mention for mention in mentions if mention.entity in case.fact.entities]
    for token in tokens:
        if not token.is_capitalised or any(mention.covers(token) for mention in theirs):
            continue
        others = [mention for mention in mentions if mention.is_name and mention.covers(token)]
        if others:
            yield max(others, key=lambda mention: len(mention.text)).text
        elif not (
            token.opens
            or _is_month_of_brief(token, case)
            or case.subject.proof.names_in([token.word], case.cited)
        ):
            yield token.written


def _is_month_of_brief(token: Token, case: Case) -> bool:
    """Whether a word is the month in which the article's facts held."""
    month = case.subject.brief.as_of[5:7]
    return bool(month) and token.word == calendar.month_name[int(month)].casefold()


def _is_named_through_owner(entity: Entity, case: Case) -> bool:
    """Whether the wording names what an entity belongs to, and the entity's own name does that too."""
    entities = case.subject.brief.entities
    owners = set(with_ancestors([entity.of] if entity.of else [], entities)) & case.mentioned
    name = [token.word for token in tokens_of(entity.name)]
    return any(form and contains(name, form) for owner in owners for form in name_forms(entities[owner]))
