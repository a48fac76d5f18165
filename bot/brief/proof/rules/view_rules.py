"""Rules: a time is one that the article gives, and a fact answers the quiz's questions that it carries. Pure."""

from collections.abc import Iterator

from bot.brief.model import QuizQuestion
from bot.brief.proof.canonical_wording import words
from bot.brief.proof.figures import written_figures
from bot.brief.proof.rules.rule_registry import fact_rule
from bot.brief.proof.rules.subject import Case, Finding
from bot.brief.proof.turning_words import turning_words

_TIMES = frozenset({"time", "which-time", "month", "weekday"})


@fact_rule(
    "when-not-there",
    why="A timeline puts what it tells into an order that people believe, so each time rests on a sentence as well.",
    mend="Cite the sentence that gives the time, or leave `when` out. A year must stand there, or be the one of `as_of`, "
    "the one before or after it, or as many years away as a sentence says.",
)
def find_unproven_times(case: Case) -> Iterator[Finding]:
    """Yield each time that no cited sentence gives."""
    fact = case.fact
    if fact.when is None:
        return
    if not fact.cite:
        yield case.finding(
            "when", "no sentence is cited that could give a time; cite it, or leave `when` out"
        )
        return
    now, stated = int(case.subject.brief.as_of[:4] or 0), {int(figure) for figure in case.cited_figures}
    near = stated.union(*({now - gap, now + gap} for gap in (0, 1, *stated)))
    years = [int(part[:4]) for part in fact.when.split("/")]
    for year in years:
        if year not in near:
            yield case.finding(
                "when", f"no cited sentence has the year {year}, nor how many years ago it was"
            )
    if not case.subject.proof.has_turns or not stated.isdisjoint(years):
        return
    groups = {turning_words().group_of[turn.sign] for turn in case.subject.proof.turns_in(case.cited)}
    if groups.isdisjoint(_TIMES):
        yield case.finding(
            "when", "no cited sentence has a word of time, such as `this month` or `last winter`"
        )


@fact_rule(
    "quiz-answer",
    needs_record=False,
    why="Whoever presses the right button is shown the fact as the proof of it.",
    mend="Let the answer be one of the fact's `figures`, or somebody or something that it is by or about; end the question "
    "with a question mark, and do not tell the answer in it.",
)
def find_unanswered_questions(case: Case) -> Iterator[Finding]:
    """Yield each question of the quiz that its fact does not answer, or that answers itself."""
    fact = case.fact
    if fact.quiz and fact.kind == "note":
        yield case.finding("quiz", "a curator's note answers no question; the article has to")
        return
    for index, question in enumerate(fact.quiz):
        if not question.ask.endswith("?"):
            yield case.finding("quiz", "it ends without a question mark", index, "ask")
        if question.figure is not None and question.figure not in {figure.value for figure in fact.figures}:
            message = f"{question.figure:,f} is none of the fact's `figures`"
            yield case.finding("quiz", message, index, "figure")
        if question.name is not None and question.name not in fact.entities:
            message = f"the fact is neither by nor about `{question.name}`"
            yield case.finding("quiz", message, index, "name")
        if _tells_itself(question, case):
            yield case.finding("quiz", "the question has its answer in it", index, "ask")


def _tells_itself(question: QuizQuestion, case: Case) -> bool:
    if question.figure is not None:
        written = written_figures(question.ask, case.subject.language)
        return question.figure in {number.value for number in written}
    entity = case.subject.brief.entities.get(question.name or "")
    asked = f" {' '.join(words(question.ask))} "
    return entity is not None and f" {' '.join(words(entity.name))} " in asked
