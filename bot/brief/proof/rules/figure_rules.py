"""Rules: every number of a fact stands in the article, and is told once in words and once as data. Pure."""

from collections.abc import Iterator
from decimal import Decimal

from bot.brief.model import Figure
from bot.brief.proof.figures import Written, written_figures
from bot.brief.proof.rules.rule_registry import fact_rule
from bot.brief.proof.rules.subject import Case, Finding


@fact_rule(
    "figure-not-in-sentence",
    why="A figure is what people repeat; it must stand in a sentence that the fact cites, whatever its spelling.",
    mend="Correct the value, or cite the sentence that has it.",
)
def find_unproven_figures(case: Case) -> Iterator[Finding]:
    """Yield each figure that no cited sentence states."""
    if not case.fact.cite:
        return
    for index, figure in enumerate(case.fact.figures):
        if figure.value not in case.cited_figures:
            stated = ", ".join(f"{value:,f}" for value in sorted(case.cited_figures)) or "none"
            message = f"no cited sentence has {figure.value:,f}; the figures there: {stated}"
            yield case.finding("figures", message, index, "value")


@fact_rule(
    "figure-not-in-text",
    why="The figures are charted beside the text; the two must not say different things.",
    mend="Write the figure in the fact's text, or drop it from `figures`.",
    needs_record=False,
)
def find_unwritten_figures(case: Case) -> Iterator[Finding]:
    """Yield each figure that the fact's wording does not state."""
    if not case.fact.figures:
        return
    written = {number.value for number in case.figures}
    for index, figure in enumerate(case.fact.figures):
        if figure.value not in written and not _is_one_of_its_unit(figure, case):
            message = f"the fact's wording does not state {figure.value:,f}; write it there too"
            yield case.finding("figures", message, index, "value")


@fact_rule(
    "number-unproven",
    why="A number in a fact's text is believed as it stands, so it is checked as data too: a slip in one shows.",
    mend="List the number under `figures`. Numbers of the brief's date (`as_of`), numbers in the names of entities "
    "that the fact is about, and in reports number words that the cited sentence has too, need not be listed.",
)
def find_unlisted_numbers(case: Case) -> Iterator[Finding]:
    """Yield each number in our own wording, and in the labels, that nothing proves."""
    if case.is_own_wording:
        listed = {figure.value for figure in case.fact.figures} | _date_numbers(case)
        for number in _figures_outside_names(case):
            spelled = not number.in_digits and (number.value in case.cited_figures or number.value == 1)
            if number.value not in listed and not spelled:
                message = (
                    f"the number {number.value:,f} is not among the fact's `figures`; list it or leave it out"
                )
                yield case.finding(case.field, message)
    for index, figure in enumerate(case.fact.figures):
        label = f"{figure.unit} {figure.label or ''}"
        for number in written_figures(label, case.subject.language) if any(map(str.isdigit, label)) else ():
            if number.in_digits and number.value not in case.cited_figures | _date_numbers(case):
                message = f"the number {number.value:,f} beside the figure stands in no cited sentence; leave it out"
                yield case.finding("figures", message, index)


def _is_one_of_its_unit(figure: Figure, case: Case) -> bool:
    """Whether `a` or `an` before the unit states the figure: an hour's drive."""
    unit = figure.unit.casefold()
    wording = case.fact.wording.casefold()
    return figure.value == 1 and (f"a {unit}" in wording or f"an {unit}" in wording)


def _date_numbers(case: Case) -> set[Decimal]:
    return {Decimal(part) for part in case.subject.brief.as_of[:4].split("-") if part}


def _figures_outside_names(case: Case) -> list[Written]:
    """Return the figures of the wording but for those in names, such as M142 or $40 billion aid package."""
    wording = case.fact.wording
    for mention in case.naming.mentions:
        if mention.entity in case.fact.entities and any(map(str.isdigit, mention.text)):
            wording = wording[: mention.start] + " " * len(mention.text) + wording[mention.end :]
    return case.figures if wording == case.fact.wording else written_figures(wording, case.subject.language)
