"""Every small falsification of a fact: one digit, one name or one quoted word changed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from bot.brief.model import Brief, Fact
from bot.brief.proof.canonical_wording import quotations
from bot.brief.proof.naming import Names

INVENTED = "Zubrowka"
_ANOTHER = ("Hungary", "Vladimir Orlov", "Lisbon")
"""Names of the kinds that a careless hand might write, and that the article does not hold."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")

Change = tuple[str, Fact]
"""What was changed, and the fact with the change."""


def changed_digits(fact: Fact) -> Iterator[Change]:
    """Yield the fact with each digit of it raised by one: in its wording, its figures and its citations."""

    def raise_each(text: str) -> Iterator[tuple[str, str]]:
        for match in re.finditer(r"\d", text):
            digit = str((int(match[0]) + 1) % 10)
            yield f"{match[0]}→{digit} in `{text}`", text[: match.start()] + digit + text[match.end() :]

    yield from _in_texts(fact, raise_each)
    for index, figure in enumerate(fact.figures):
        for what, value in raise_each(f"{figure.value:f}"):
            figures = (
                *fact.figures[:index],
                replace(figure, value=Decimal(value)),
                *fact.figures[index + 1 :],
            )
            yield what, replace(fact, figures=figures)
    for index, citation in enumerate(fact.cite):
        for what, number in raise_each(str(citation.sentence)):
            if int(number):
                cite = (*fact.cite[:index], replace(citation, sentence=int(number)), *fact.cite[index + 1 :])
                yield what, replace(fact, cite=cite)


def changed_names(fact: Fact, brief: Brief, names: Names) -> Iterator[Change]:
    """Yield the fact with each name in its wordings changed into others, and with every other speaker."""
    own = {name for entity in fact.entities for name in _all_names(brief, entity)}
    others = [entity.name for entity in brief.entities.values() if entity.kind in ("country", "person")]
    substitutes = [INVENTED, *_ANOTHER, *(name for name in others if name not in own)]

    def rename_each(text: str) -> Iterator[tuple[str, str]]:
        naming = names.read(text)
        mentions = [mention for mention in naming.mentions if mention.is_name]
        spans = {(mention.start, mention.end) for mention in mentions}
        outermost = [
            (start, end)
            for start, end in spans
            if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in spans)
        ]
        loose = [
            (token.start, token.end)
            for token in naming.capitalised
            if not token.opens and not any(start <= token.start < end for start, end in outermost)
        ]
        for start, end in (*outermost, *loose):
            for name in substitutes:
                if name.casefold() not in text[start:end].casefold():
                    yield f"{text[start:end]}→{name} in `{text}`", text[:start] + name + text[end:]

    yield from _in_texts(fact, rename_each)
    if fact.said_by:
        for entity in brief.entities:
            if entity != fact.said_by:
                yield f"said by {entity}", replace(fact, said_by=entity)


def changed_quoted_words(fact: Fact) -> Iterator[Change]:
    """Yield the fact with each word of a quotation, a quoted passage or cited words changed."""

    def change_each(text: str) -> Iterator[tuple[str, str]]:
        for match in _WORD.finditer(text):
            yield f"{match[0]} in `{text}`", text[: match.start()] + "walrus" + text[match.end() :]

    for what, changed in _in_texts(fact, change_each):
        if changed.quote != fact.quote or changed.cite != fact.cite:
            yield what, changed
    wording = fact.text or fact.note or ""
    for start, end in quotations(wording):
        for what, passage in change_each(wording[start:end]):
            mended = wording[:start] + passage + wording[end:]
            yield what, replace(fact, **{"text" if fact.text else "note": mended})


def _in_texts(fact: Fact, change: Callable[[str], Iterator[tuple[str, str]]]) -> Iterator[Change]:
    """Apply a change to each text of a fact in turn: its wording, its labels and the words it cites."""
    for field in ("text", "quote", "note"):
        for what, changed in change(getattr(fact, field) or ""):
            yield what, replace(fact, **{field: changed})
    for index, figure in enumerate(fact.figures):
        for field in ("unit", "label"):
            for what, changed in change(getattr(figure, field) or ""):
                new = replace(figure, **{field: changed})
                yield what, replace(fact, figures=(*fact.figures[:index], new, *fact.figures[index + 1 :]))
    for index, citation in enumerate(fact.cite):
        for what, changed in change(citation.words or ""):
            new = replace(citation, words=changed)
            yield what, replace(fact, cite=(*fact.cite[:index], new, *fact.cite[index + 1 :]))


def _all_names(brief: Brief, entity_id: str) -> tuple[str, ...]:
    entity = brief.entities[entity_id]
    return (entity.name, *entity.aliases, *entity.demonym)
