"""Each rule finds the slip that it is for, where it is, and nothing else."""

import pytest

from bot.brief.proof.checking import check_brief
from bot.brief.proof.rules.reply_rules import DESCRIPTION, FIELD, LONGEST_REPLY
from bot.brief.proof.rules.rule_registry import RULES
from bot.brief.reading.loading import load_brief
from tests.brief.small import BRIEF, change, check

COST = "cite: {sentence: 1, words: a new lighthouse for $40 million}"
QUOTE = "quote: We have waited for this for sixty years … we will not wait"
RANK = "The new lighthouse will be the third-tallest in Estland, an hour from Port Ravn."
COPIED = "The new lighthouse will be the third-tallest in Estland and stand an hour from Port Ravn."
LONG = " ".join(["so"] * 190)
LONG_CITATIONS = ", ".join(f"{{sentence: 1, words: {LONG}}}" for _ in range(2))
FILLER = "".join(
    f"  - {{id: filler-{number}, note: {' '.join(f'w{number}x{word}' for word in range(60))}, about: lighthouse}}\n"
    for number in range(40)
)
TWIN = "  - {id: twin, text: The new lighthouse is for some 1200 boats, about: lighthouse, cite: 5}\n"
MANY_PEOPLE = "".join(
    f"  - {{id: p-{n}, kind: person, name: {'Q' * 90} {n}}}\n" for n in range(DESCRIPTION // 90)
)

TRANSLATED = "translations:\n  lv:\n    {}\nuncited:\n"

BROKEN = {
    "translation-figures": [("uncited:\n", TRANSLATED.format("facts: {boats: Jaunā bāka ir 1300 laivām gadā.}"))],
    "translation-too-long": [(COST, f"cite: [{{sentence: 1, words: a new lighthouse for $40 million {LONG[:420]}}}]"), ("uncited:\n", TRANSLATED.format(f"facts: {{cost: '40 miljoni {'ļ' * 580}'}}"))],
    "translation-name": [("uncited:\n", TRANSLATED.format("entities: {lighthouse: {name: jaunā bāka}}"))],
    "sentence-missing": [(COST, "cite: {sentence: 8, words: a new lighthouse for $40 million}")],
    "citation-too-short": [(COST, "cite: {sentence: 1, words: new lighthouse}")],
    "citation-does-not-hold": [(COST, "cite: {sentence: 2, words: a new lighthouse for $40 million}")],
    "citation-not-telling": [(COST, "cite: {sentence: 1, words: harbour of Norvik}")],
    "citation-unproven": [(COST, "cite: 1")],
    "quote-does-not-hold": [(QUOTE, "quote: We have waited for this for fifty years … we will not wait")],
    "quote-not-quoted": [(QUOTE, "quote: for another winter said Mayor Tilda")],
    "figure-not-in-sentence": [("value: 40000000,", "value: 41000000,"), ("$40 million on", "$41 million on")],
    "figure-not-in-text": [("value: 40000000,", "value: 41000000,")],
    "figure-of-another": [("unit: boats}", "unit: boats, of: norvik}")],
    "figure-time-unsaid": [("unit: boats}", "unit: boats, time: last year}")],
    "figure-change-unsaid": [("unit: boats}", "unit: boats, change: more}")],
    "number-unproven": [("some 1200 boats", "some 1200 boats and 900 ships")],
    "name-unknown": [("for some 1200 boats", "in Norvik for some 1200 boats")],
    "about-unnamed": [("The fishers of Norvik say", "The fishers say")],
    "speaker-not-there": [("said_by: tilda-brand", "said_by: olaf-brand")],
    "record-without-turns": [],
    "turned-round": [("boats a year", "boats a year, down from what it was")],
    "bound-not-there": [("some 1200 boats", "up to 1200 boats")],
    "time-not-there": [("boats a year", "boats a month")],
    "negation-on-one-side": [("that they were not asked", "that they were asked")],
    "reads-needless": [("    cite: {sentence: 5, words: boats pass the harbour}", "    reads: As it is.\n    cite: {sentence: 5, words: boats pass the harbour}")],
    "passage-not-there": [("“sixty” years", "“seventy” years")],
    "copied-wording": [(RANK, COPIED)],
    "near-duplicate": [("  - id: boats\n", TWIN + "  - id: boats\n")],
    "record-missing": [],
    "sentence-uncited": [("uncited:\n  - {sentence: 4, why: The old tower is another story.}\n", "")],
    "uncited-but-cited": [("uncited:\n", "uncited:\n  - {sentence: 5, why: Boats.}\n")],
    "alias-shared": [("name: the new lighthouse}", "name: the new lighthouse, aliases: Norvik}")],
    "alias-repeated": [("aliases: [Mayor Brand]", "aliases: [Mayor Brand, Mayor Brand]")],
    "alias-common-word": [("aliases: [Mayor Brand]", "aliases: [Mayor Brand, people]")],
    "entity-unmentioned": [("facts:\n  - id: cost", "  - {id: nobody, kind: idea, name: Nothing}\nfacts:\n  - id: cost")],
    "topic-empty": [("topics:\n", "topics:\n  war: {title: War, help: None., shows: {facts: war}}\n")],
    "fact-too-long": [(COST, f"cite: [{LONG_CITATIONS}]")],
    "summary-too-long": [("facts:\n  - id: cost", "summary: [" + ", ".join(f"filler-{n}" for n in range(20)) + "]\nfacts:\n" + FILLER + "  - id: cost")],
    "topic-names-too-long": [("facts:\n  - id: cost", MANY_PEOPLE + "facts:\n  - id: cost")],
    "when-not-there": [(COST, f"{COST}\n    when: 2019")],
    "quiz-answer": [(COST, f"{COST}\n    quiz: {{ask: How much?, figure: 41000000}}")],
    "reply-too-long": [("facts:\n  - id: cost", "facts:\n" + FILLER + "  - id: cost")],
}  # fmt: skip


def test_the_small_brief_keeps_every_rule():
    assert check().problems == ()
    assert (check().covered, check().sentences) == (7, 7)


def test_every_rule_has_its_slip():
    assert set(BROKEN) == set(RULES)


@pytest.mark.parametrize("rule", [rule for rule, slip in BROKEN.items() if slip])
def test_a_rule_finds_its_slip(rule: str):
    problems = check(change(*BROKEN[rule])).problems
    [found, *_] = [problem for problem in problems if problem.rule == rule]
    assert found.severity == RULES[rule].severity
    assert found.line > 1


@pytest.mark.parametrize(
    ("fact", "fields", "rule"),
    [
        (COST, "when: 2022-08", ""),  # on Monday
        (COST, "when: 2021-12/2022-02", ""),
        (COST, "when: 2022-02/2021-12", "bad-date"),
        (COST, "when: August", "bad-date"),
        (COST, "when: 2025", "when-not-there"),
        (COST, "quiz: {ask: How much is it?, figure: 40000000}", ""),
        (COST, "quiz: {ask: Where is it?, name: norvik}", ""),
        (COST, "quiz: {ask: Where is it, name: norvik}", "quiz-answer"),
        (COST, "quiz: {ask: How much of $40 million is it?, figure: 40000000}", "quiz-answer"),
        (COST, "quiz: {ask: Is it in Norvik?, name: norvik}", "quiz-answer"),
        (COST, "quiz: {ask: Where is it?, name: port-ravn}", "quiz-answer"),
        (COST, "quiz: {ask: Where is it?, name: nowhere}", "unknown-reference"),
        (COST, "quiz: {ask: Where is it?}", "fact-shape"),
        (COST, "quiz: [{ask: Where is it?, name: norvik}, {ask: How much?, figure: 40000000, name: norvik}]", "fact-shape"),
        ('note: "The council', "quiz: {ask: Where is it?, name: lighthouse}", "quiz-answer"),
    ],
)  # fmt: skip
def test_times_and_questions_rest_on_the_fact(fact: str, fields: str, rule: str):
    line = next(line for line in BRIEF.splitlines() if fact.splitlines()[0] in line)
    found = {problem.rule for problem in check(change((line, f"    {fields}\n{line}"))).problems}
    assert rule in found if rule else not found


def test_a_brief_without_its_record_is_told_so():
    loaded = load_brief("small", {"small.yaml": BRIEF.encode()})
    [problem] = check_brief(loaded, None).problems
    assert problem.rule == "record-missing"
    assert str(problem).startswith("small.yaml:4:9: ")


def test_a_problem_says_where_it_is():
    problems = check(change(*BROKEN["figure-not-in-sentence"])).problems
    line = (
        BRIEF.splitlines().index(
            "    figures: [{value: 40000000, unit: US dollars, label: cost}]   # not yet spent"
        )
        + 1
    )
    assert (line, 23) in {(problem.line, problem.column) for problem in problems}


def test_words_that_stand_elsewhere_are_told_with_their_sentence():
    [problem] = [
        p
        for p in check(change(*BROKEN["citation-does-not-hold"])).problems
        if p.rule == "citation-does-not-hold"
    ]
    assert "they stand in sentence 1" in problem.message


def test_a_chart_may_say_of_a_figure_what_its_fact_says():
    said = "some 1200 boats a year, up from 900."
    grown = "{value: 1200, unit: boats, of: lighthouse, time: a year}, {value: 900, unit: boats, of: lighthouse, change: more}"
    assert (
        check(change(("some 1200 boats a year.", said), ("{value: 1200, unit: boats}", grown))).problems == ()
    )
    too_much = grown.replace("value: 900", "value: 1300")
    problems = check(
        change(("some 1200 boats a year.", said), ("{value: 1200, unit: boats}", too_much))
    ).problems
    assert "figure-change-unsaid" in {problem.rule for problem in problems}


def test_the_limits_are_those_of_discord():
    assert (FIELD, DESCRIPTION, LONGEST_REPLY) == (1024, 4096, 12000)


def test_a_broken_brief_is_checked_as_far_as_it_is_sound():
    problems = check(
        BRIEF.replace("kind: programme", "kind: program").replace("for $40 million}", "for $41 million}")
    ).problems
    assert {"wrong-value", "citation-does-not-hold"} <= {problem.rule for problem in problems}
