"""A fact as it is being typed -> which rules hold, which do not and why. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.brief.proof.rules import RULES, Rule, Subject, find_in_fact
from bot.curating.bench import Bench, problems_of
from bot.curating.fact_edits import free_id, put_fact
from bot.curating.fact_forms import FactForm
from bot.errors import UserError


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a fact breaks, and what to do; `mend` is empty where the message says it."""

    rule: str
    severity: str
    message: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of a fact that is not saved yet."""

    breaches: Sequence[Breach]
    holding: Sequence[Rule]
    bench: Bench
    """The brief as it would be with the fact."""

    @property
    def holds(self) -> bool:
        """Whether nothing keeps it from being served."""
        return not any(breach.severity == "error" for breach in self.breaches)


def judge(bench: Bench, form: FactForm, was: str) -> Verdict:
    """Judge a fact by itself as if it were written in place of the one called `was`."""
    if not form.wording:
        what = "quotation" if form.kind == "quote" else form.kind
        return Verdict([Breach("unwritten", "error", f"Write the {what}.")], (), bench)
    try:
        named = form if form.id else replace(form, id=free_id(bench.snapshot, "new-fact"))
        after = Bench(put_fact(bench.snapshot, named, was), bench.source)
    except UserError as error:
        return Verdict([Breach("id", "error", str(error))], (), bench)
    item = after.find("facts", named.id)
    if item is None:
        return Verdict([Breach("yaml-syntax", "error", "This cannot be written as YAML.")], (), bench)
    loaded = after.snapshot.loaded
    breaches = [
        Breach(problem.rule, problem.severity, problem.message)
        for problem in problems_of(after.snapshot, item, loaded.problems)
    ]
    subject = Subject(loaded, after.source.evidence)
    for case in subject.cases():
        if case.fact.id == named.id:
            breaches += [
                Breach(rule.id, rule.severity, finding.message, rule.mend)
                for rule, finding in find_in_fact(case)
            ]
    broken = {breach.rule for breach in breaches}
    asked = [rule for rule in RULES.values() if rule.find_in_fact and rule.applies(subject)]
    is_sound = named.id in loaded.brief.facts
    holding = [rule for rule in asked if rule.id not in broken] if is_sound else []
    return Verdict(sorted(breaches, key=lambda breach: breach.severity), holding, after)


def fit(bench: Bench, form: FactForm) -> FactForm:
    """Take whom a fact is about and its figures from what its text says; what it had of them it keeps."""
    suggesting = bench.suggesting
    if suggesting is None or not form.wording:
        return form
    named = [each for each in suggesting.named_in(form.wording) if each != form.said_by]
    kept = [each for each in form.about if each in named]
    had = {figure[0]: figure for figure in form.figures}
    sentences = [number for number in form.sentences if number <= bench.source.count]
    figures = [
        had.get(value, (value, amount.unit or "number", amount.label))
        for amount in suggesting.amounts_in(form.wording, sentences)
        for value in [f"{amount.value.normalize():f}"]
    ]
    if form.kind != "text":
        return replace(form, about=[*kept, *(each for each in named if each not in kept)] or form.about)
    return replace(form, about=[*kept, *(each for each in named if each not in kept)], figures=figures)
