"""Rules: what a fact says is not turned round from what its sentences say, by the turning words of both. Pure.

They are about reports alone: a quotation is proven to the letter, and a note is the curator's own. What a report quotes,
and the names of those it is about, are not read: they are proven elsewhere.
"""

from collections.abc import Iterable, Iterator

from bot.brief.proof.rules.rule_registry import fact_rule, rule
from bot.brief.proof.rules.subject import Case, Finding, Subject
from bot.brief.proof.turning_words import LANGUAGE, find_turns, turning_words
from bot.brief.sources import Turn

_FIRST_YEAR = 1000
"""From here on a number may be a year or a decade, and its unit say so."""
_NEAR, _FAR = (3, 2), (6, 3)
"""So many words before and after what is cited a `not` belongs to it, and may belong to it."""
_TURNED_BY_NOT = 3
"""So many words after a `not` it turns a sign: `did not formally approve`."""
_NEGATIONS = frozenset({"not", "lack"})
_DATES = frozenset({"month", "weekday"})
_TIMES = _DATES | {"time", "which-time"}


@rule(
    "record-without-turns",
    severity="warning",
    needs_record=True,
    why="The rules on meaning compare a fact's turning words with those that the record keeps of its sentences. This "
    "record has none, or those of another list, so they do not apply.",
    mend="Make the record anew from the same text: `dateline source add FILE --id SLUG`. Nothing else in it changes.",
)
def find_old_records(subject: Subject) -> Iterator[Finding]:
    """Yield the place that names the source of an English article whose record lacks the turning words."""
    if subject.proof.has_turns or subject.language != LANGUAGE:
        return
    for file in subject.loaded.files:
        if file.content.source is not None:
            message = (
                f"seeds/{file.content.source}.yaml was made without the turning words of today; make it anew: "
                f"dateline source add FILE --id {file.content.source}"
            )
            yield Finding(file, ("source",), message)


@fact_rule(
    "turned-round",
    why="`Down from` for `up from`, `rejected` for `approved`: one word turns a fact into its opposite, and figures, "
    "names and cited words still hold.",
    mend="Say it as the sentence does, or cite the sentence that says so. The signs are those of the list "
    "`bot/brief/proof/turning_words.tsv`; a sign counts as turned beside a `not`.",
)
def find_turned_words(case: Case) -> Iterator[Finding]:
    """Yield each sign of a report whose opposite alone is in the sentences it cites."""
    if not _is_compared(case):
        return
    stated = {sign for number in case.cited for sign in _find_signs(case.subject.proof.turns_in([number]))}
    for turn in case.turns:
        opposite = turning_words().opposites.get(turn.sign)
        if opposite in stated and turn.sign not in stated and not _is_turned(turn, case.turns):
            message = f"`{turn.words}` ({turn.sign}): the cited sentences have only the opposite, {opposite}"
            yield case.finding(case.field, message)


@fact_rule(
    "bound-not-there",
    why="`Exactly 600` or `up to 600` for `about 600` claims what nobody reported.",
    mend="Bound the figure as the sentence does, or leave the bound out.",
)
def find_new_bounds(case: Case) -> Iterator[Finding]:
    """Yield each bound of a figure that no cited sentence has on that figure."""
    if not _is_compared(case):
        return
    bounds = {(turn.sign, turn.figure) for turn in case.subject.proof.turns_in(case.cited)}
    for turn in case.turns:
        if turn.figure in case.cited_figures and (turn.sign, turn.figure) not in bounds:
            theirs = sorted(sign for sign, figure in bounds if figure == turn.figure)
            message = f"`{turn.words}` {turn.figure:,f}: the cited sentences have {' and '.join(theirs) or 'no bound'}"
            yield case.finding(case.field, message)


@fact_rule(
    "time-not-there",
    why="`Last summer` for `last winter`, `recent years` for `recent months`: a time is believed as it stands.",
    mend="Give the time as the sentence does, or cite the sentence that gives it.",
)
def find_new_times(case: Case) -> Iterator[Finding]:
    """Yield each word of time, in a report and beside its figures, that no cited sentence has."""
    if not _is_compared(case):
        return
    stated = {turn.sign for turn in case.subject.proof.turns_in(case.cited)}
    if stated.isdisjoint({"last", "next"}):
        stated.add("this")
    if any(turning_words().group_of[sign] == "month" for sign in stated):
        stated.add("month")  # the months May to September
    for turn in case.turns:
        if turn.sign not in stated and turning_words().group_of[turn.sign] in _TIMES:
            yield case.finding(case.field, _say_time(turn, stated))
    if not _DATES.isdisjoint(turning_words().group_of[sign] for sign in stated):
        stated.add("day")  # of June
    own = set(case.words)
    for index, figure in enumerate(case.fact.figures):
        unit = figure.unit if figure.value < _FIRST_YEAR else ""
        for turn in find_turns(f"{unit} {figure.label or ''}"):
            is_elsewhere = turn.sign in stated or own.issuperset(turn.words.split())
            if not is_elsewhere and turning_words().group_of[turn.sign] in _TIMES:
                yield case.finding("figures", _say_time(turn, stated), index)


@fact_rule(
    "negation-on-one-side",
    severity="warning",
    why="A `not` too many or too few turns a fact round. Honest wordings have one on one side only too, so this is for "
    "the curator to decide, and silence would be no decision.",
    mend="Mend the fact or, where it is right, say in its field `reads` how: `reads: said of the weapons, not of the "
    "timetable`.",
)
def find_one_sided_negations(case: Case) -> Iterator[Finding]:
    """Yield each report that negates where the words it cites do not, or the other way round."""
    message = _compare_negations(case)
    if message is not None and case.fact.reads is None:
        yield case.finding(case.field, f"{message}; if that is right, say how in `reads`")


@fact_rule(
    "reads-needless",
    severity="warning",
    why="`reads` answers a warning; where there is none it would silence the next.",
    mend="Drop `reads`.",
)
def find_needless_readings(case: Case) -> Iterator[Finding]:
    """Yield each `reads` that answers nothing."""
    if case.fact.reads is not None and case.subject.proof.has_turns and _compare_negations(case) is None:
        yield case.finding("reads", "no rule asks how this fact reads; drop it")


def _compare_negations(case: Case) -> str | None:
    if not _is_compared(case):
        return None
    own = [turn for turn in find_turns(case.fact.wording) if turn.sign in _NEGATIONS]
    negated = [turn.words for turn in own if turn.sign == "not"]
    if negated and len(own) > len(_find_negations(case, *_FAR)):
        return f"`{negated[-1]}`: nothing beside the cited words negates that"
    if not own and any(turn.sign == "not" for _sentence, turn in _find_negations(case, *_NEAR)):
        return "a `not` beside the cited words, and none here"
    return None


def _find_negations(case: Case, before: int, after: int) -> set[tuple[int, Turn]]:
    """Return what negates in the words cited or so many words beside them, each with its sentence."""
    return {
        (cited.sentence, turn)
        for cited in case.citations
        for turn in case.subject.proof.turns_beside(cited.parts, cited.sentence, before, after)
        if turn.sign in _NEGATIONS
    }


def _is_compared(case: Case) -> bool:
    return case.fact.kind == "report" and bool(case.cited) and case.subject.proof.has_turns


def _find_signs(turns: Iterable[Turn]) -> set[str]:
    """Return the signs of a sentence, and the opposites of those that a `not` turns there."""
    listed = list(turns)
    opposites = turning_words().opposites
    turned = {opposites[turn.sign] for turn in listed if turn.sign in opposites and _is_turned(turn, listed)}
    return {turn.sign for turn in listed} | turned


def _is_turned(turn: Turn, turns: Iterable[Turn]) -> bool:
    return any(other.sign == "not" and 0 < turn.place - other.place <= _TURNED_BY_NOT for other in turns)


def _say_time(turn: Turn, stated: set[str]) -> str:
    theirs = sorted(sign for sign in stated if turning_words().group_of.get(sign) in _TIMES)
    return f"`{turn.words}` is in no cited sentence; the times there: {', '.join(theirs) or 'none'}"
