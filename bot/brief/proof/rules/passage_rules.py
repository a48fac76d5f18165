"""Rules: our own wording is our own, and what it quotes stands in the article. Pure."""

from collections import Counter
from collections.abc import Iterator

from bot.brief.model import Fact
from bot.brief.proof.canonical_wording import fragments, quotations, words
from bot.brief.proof.evidence import COPIED_WORDS
from bot.brief.proof.naming import contains, name_forms
from bot.brief.proof.rules.rule_registry import fact_rule, rule
from bot.brief.proof.rules.subject import Case, Finding, Subject
from bot.brief.reading import Path
from bot.brief.sources import RUN

_ENOUGH_SHARED = 0.7
"""The share of the shorter fact's runs of three words at which two facts say the same. A run counts for the latest
fact that has it, so a phrase that many facts share costs a little and tells little."""


@fact_rule(
    "passage-not-there",
    why="Quotation marks inside a text promise the article's or a speaker's own words.",
    mend="Copy the passage as it stands in a sentence the fact cites. A passage under three words must stand within a "
    "citation's `words`; a note may also put a name of an entity that it is about in quotation marks.",
)
def find_unproven_passages(case: Case) -> Iterator[Finding]:
    """Yield each passage in quotation marks in our own wording that nothing proves."""
    if not case.is_own_wording:
        return
    wording = case.fact.wording
    for start, end in quotations(wording):
        if not _stands(wording[start:end], case):
            yield case.finding(
                case.field, f"{wording[start:end]} does not stand in a sentence that the fact cites"
            )


@fact_rule(
    "copied-wording",
    why="The article's wording is its publisher's; facts are in our own words.",
    mend=f"Say it in your own words: fewer than {COPIED_WORDS} in a row as in the article, quotations apart.",
)
def find_copied_wording(case: Case) -> Iterator[Finding]:
    """Yield each text and note that repeats nine words in a row of the article outside its quotations."""
    wordings: list[tuple[str, str, Path]] = [
        ("cite", citation.words or "", (index, "words")) for index, citation in enumerate(case.fact.cite)
    ]
    if case.is_own_wording:
        wordings.append((case.field, case.fact.wording, ()))
    for field, wording, further in wordings:
        plain = case.words if wording is case.fact.wording else words(wording)
        run = case.subject.proof.copied_run(plain) if len(plain) >= COPIED_WORDS else None
        if run:
            first, length = run
            message = f"“{' '.join(plain[first : first + length])}” repeats {length} words of the article"
            yield case.finding(field, message, *further)


@rule(
    "near-duplicate",
    severity="warning",
    why="Two facts that say the same take room in every answer and drift apart when one is mended.",
    mend="Keep one; give it the topics and entities of both.",
)
def find_near_duplicates(subject: Subject) -> Iterator[Finding]:
    """Yield each fact that says nearly what one before it says."""
    latest: dict[int, int] = {}
    facts: list[tuple[Fact, int]] = []
    for number, case in enumerate(subject.cases()):
        runs = _runs(case.words)
        facts.append((case.fact, len(runs)))
        for other, shared in Counter(latest[run] for run in runs if run in latest).items():
            twin, size = facts[other]
            if shared >= _ENOUGH_SHARED * min(len(runs), size) and twin.kind == case.fact.kind:
                yield case.finding(case.field, f"it says nearly what `{twin.id}` says; keep one")
                break
        latest.update(dict.fromkeys(runs, number))


def _runs(words: list[str]) -> set[int]:
    """Return the hash of every run of three words; of fewer words, of all of them."""
    runs = zip(words, words[1:], words[2:], strict=False)
    return {hash(run) for run in runs} or {hash(tuple(words))}


def _stands(passage: str, case: Case) -> bool:
    """Whether every part of a quoted passage is proven by the sentences cited, or is a name in a note."""
    proof = case.subject.proof
    for part in fragments(passage):
        proven = len(part) >= RUN and proof.find_quotation([part], case.cited) is not None
        cited = any(contains(words, part) for cited in case.citations for words in cited.parts)
        if not proven and not cited and not (case.fact.kind == "note" and _is_in_a_name(part, case)):
            return False
    return True


def _is_in_a_name(part: list[str], case: Case) -> bool:
    entities = case.subject.brief.entities
    return any(
        contains(form, part)
        for entity_id in case.fact.entities
        if entity_id in entities
        for form in name_forms(entities[entity_id])
    )
