"""Rules: what charts and maps say of a figure beside its number, the fact says in words. Pure."""

from collections.abc import Iterator

from bot.brief.model import Figure
from bot.brief.proof.canonical_wording import words
from bot.brief.proof.rules.rule_registry import fact_rule
from bot.brief.proof.rules.subject import Case, Finding


@fact_rule(
    "figure-of-another",
    why="A chart puts the name in `of` over the figure, and the map puts the figure there.",
    mend="Name in `of` one of those that the fact is about, or leave it out.",
    needs_record=False,
)
def find_strange_holders(case: Case) -> Iterator[Finding]:
    """Yield each figure that is of somebody or something that its fact is not about."""
    for index, figure in enumerate(case.fact.figures):
        if figure.of and figure.of not in case.fact.about:
            message = f"the fact is not about `{figure.of}`; name one of those it is about"
            yield case.finding("figures", message, index, "of")


@fact_rule(
    "figure-time-unsaid",
    why="A chart sets figures of different times side by side; when each holds is the fact's own word.",
    mend="Write `time` as the fact's wording has it: last winter, now.",
    needs_record=False,
)
def find_unsaid_times(case: Case) -> Iterator[Finding]:
    """Yield each figure with a time that the fact's wording does not have."""
    for index, figure in enumerate(case.fact.figures):
        if figure.time and not _stands(words(figure.time), case.words):
            message = f"the fact's wording does not say “{figure.time}”; write `time` as it stands there"
            yield case.finding("figures", message, index, "time")


@fact_rule(
    "figure-change-unsaid",
    why="A chart draws a change as a part of the figure that has changed, so the fact must say that it has.",
    mend="Give the fact the figure that has grown or shrunk, with the same `unit` and `of`, and say in its wording that "
    "it has (grew, more, fell, fewer); or leave `change` out.",
    needs_record=False,
)
def find_unsaid_changes(case: Case) -> Iterator[Finding]:
    """Yield each change that the wording does not tell, or that nothing in the fact has undergone."""
    for index, figure in enumerate(case.fact.figures):
        if figure.change and not any(turn.sign == figure.change for turn in case.turns):
            message = f"the fact's wording does not say that anything has become {figure.change}"
            yield case.finding("figures", message, index, "change")
        elif figure.change and not any(_may_have_changed(other, figure) for other in case.fact.figures):
            message = f"the fact has no figure of {figure.unit} that has changed by {figure.value:,f}"
            yield case.finding("figures", message, index, "change")


def _may_have_changed(figure: Figure, change: Figure) -> bool:
    """Whether a figure may have changed so; what it grew by is no more than it is."""
    alike = (figure.unit, figure.of, figure.change) == (change.unit, change.of, None)
    return alike and (change.change == "less" or figure.value >= change.value)


def _stands(phrase: list[str], wording: list[str]) -> bool:
    """Whether words stand in a wording, one behind the other."""
    return any(wording[at : at + len(phrase)] == phrase for at in range(len(wording) - len(phrase) + 1))
