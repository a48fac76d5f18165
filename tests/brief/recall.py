"""How much of a finished brief its first draft already holds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from bot.brief.drafting.drafts import Draft, draft_brief
from bot.brief.model import Brief, Entity
from bot.brief.proof.canonical_wording import words
from bot.brief.proof.recording import Particulars, record_source, split_sentences

ROOT = Path(__file__).parents[2]
ARTICLES = (ROOT / "seeds/eastern-flank.txt", ROOT.parent / "shared/article/eastern-flank.txt")
"""Where a developer may have put the article, which is not in the repository."""


@dataclass(frozen=True, slots=True)
class Recall:
    """What a draft found of what a brief holds."""

    found: int
    missing: tuple[str, ...]

    @property
    def share(self) -> float:
        """How much was found, from 0 to 1."""
        total = self.found + len(self.missing)
        return self.found / total if total else 1.0


def find_article() -> Path | None:
    """Return the article's text file where there is one."""
    return next((file for file in ARTICLES if file.is_file()), None)


def make_draft(file: Path) -> Draft:
    """Draft a brief of a text."""
    raw = file.read_bytes()
    record = record_source("draft", raw, Particulars(title="An article"))
    text = raw.decode()
    return draft_brief(text, split_sentences(text), record)


def recall_names(draft: Draft, entities: Iterable[Entity]) -> Recall:
    """Count the entities of which the draft has one form: the name, an alias or the demonym, in any number."""
    drafted = {plain(form) for entity in draft.entities for form in (*entity.forms, entity.demonym)}
    missing = [entity.name for entity in entities if drafted.isdisjoint(map(plain, forms(entity)))]
    return Recall(len(list(entities)) - len(missing), tuple(missing))


def recall_figures(draft: Draft, brief: Brief) -> Recall:
    """Count the figures of facts that the draft has in a sentence that the fact cites."""
    drafted = {(report.sentence, amount.value) for report in draft.reports for amount in report.amounts}
    held = {
        (fact.sentences, figure.value)
        for fact in brief.facts.values()
        for figure in fact.figures
        if fact.sentences
    }
    missing = [f"{value:f}" for sentences, value in held if not _stands(value, sentences, drafted)]
    return Recall(len(held) - len(missing), tuple(missing))


def named_in(text: str, entities: Iterable[Entity]) -> list[Entity]:
    """Return the entities that a text calls by a name of their own, with a capital letter."""
    return [entity for entity in entities if any(_is_name_in(form, text) for form in forms(entity))]


def forms(entity: Entity) -> tuple[str, ...]:
    """Return everything an entity is called."""
    return (entity.name, *entity.aliases, *entity.demonym)


def _is_name_in(form: str, text: str) -> bool:
    return form[0].isupper() and bool(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text.replace("’", "'")))


def _stands(value: Decimal, sentences: tuple[int, ...], drafted: set[tuple[int, Decimal]]) -> bool:
    return any((sentence, value) in drafted for sentence in sentences)


def plain(form: str) -> str:
    """Return a form without article, in the singular."""
    plain = [word.removesuffix("s") if len(word) > 3 else word for word in words(form)]
    return " ".join(plain[1:] if plain and plain[0] in {"the", "a", "an"} else plain)
