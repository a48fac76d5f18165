"""Rules: every sentence of the article is cited or set aside with a reason, and the brief has its record. Pure."""

from collections.abc import Iterator

from bot.brief.proof.rules.rule_registry import rule
from bot.brief.proof.rules.subject import Finding, Subject


@rule(
    "record-missing",
    why="Without the record of its article none of a brief's citations can be proven.",
    mend="Make the record with `dateline source add FILE --id SLUG`, or correct `source`.",
)
def find_missing_record(subject: Subject) -> Iterator[Finding]:
    """Yield the place that names a source without a record."""
    if subject.evidence is None:
        for file in subject.loaded.files:
            if file.content.source is not None:
                yield Finding(file, ("source",), f"there is no sound record seeds/{file.content.source}.yaml")


@rule(
    "sentence-uncited",
    severity="warning",
    needs_record=True,
    why="What no fact cites is missing from every answer, and nobody would notice.",
    mend="Write a fact that cites the sentence, or enter it under `uncited` with the reason why no fact needs it.",
)
def find_uncited_sentences(subject: Subject) -> Iterator[Finding]:
    """Yield one finding with the list of the sentences that nothing cites."""
    cited, set_aside = coverage(subject)
    missing = [number for number in subject.proof.sentences if number not in cited | set_aside]
    is_readable = all(
        file.declared for file in subject.loaded.files
    )  # else its facts are missed, not missing
    if missing and subject.loaded.files and is_readable:
        total = len(subject.proof.sentences)
        message = f"no fact cites sentence {_ranges(missing)}; {total - len(missing)} of {total} are covered"
        file = next((file for file in subject.loaded.files if file.content.source), subject.loaded.files[0])
        yield Finding(file, ("source",), message)


@rule(
    "uncited-but-cited",
    severity="warning",
    needs_record=True,
    why="`uncited` says that no fact stands on a sentence; here one does, or there is no such sentence.",
    mend="Drop the entry.",
)
def find_needless_exemptions(subject: Subject) -> Iterator[Finding]:
    """Yield each `uncited` entry of a sentence that a fact cites or that the article does not have."""
    cited, _set_aside = coverage(subject)
    for file in subject.loaded.files:
        for index, entry in enumerate(file.content.uncited):
            if entry.sentence in cited:
                message = f"a fact cites sentence {entry.sentence}; drop this entry"
                yield Finding(file, ("uncited", index, "sentence"), message)
            elif entry.sentence not in subject.proof.sentences:
                message = f"the article has {len(subject.proof.sentences):,} sentences; drop this entry"
                yield Finding(file, ("uncited", index, "sentence"), message)


def coverage(subject: Subject) -> tuple[set[int], set[int]]:
    """Return the numbers of the sentences that reports and quotations cite, and of those that `uncited` sets aside."""
    facts = [fact for fact in subject.brief.facts.values() if fact.kind != "note"]
    cited = {number for fact in facts for number in fact.sentences}
    return cited, {entry.sentence for entry in subject.brief.uncited}


def _ranges(numbers: list[int]) -> str:
    """Write ascending numbers shortly: 3, 7-9, 12."""
    spans: list[tuple[int, int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)
