"""A brief's translations are proven with it, told where they are there, and marked where they are not."""

import re
from decimal import Decimal

import pytest

from bot.brief import Brief, Fact, Library, translate_brief
from bot.brief.model import Figure
from bot.brief.proof.figures import written_figures
from bot.brief.reading.loading import load_brief
from bot.cli import main
from bot.languages import speak
from bot.lookup.answers import Lookup
from bot.lookup.outcomes import Quiz
from bot.lookup.replies import PlainMarkup, word
from bot.lookup.replies.emphasis import find_figures
from tests.shipped import light_briefs, shipped_lookup

BRIEF = """\
brief: small
title: A lighthouse
source: small
as_of: 2022-08
topics:
  money: {title: Money, help: What it costs., shows: {facts: money}, aliases: [cost]}
  who: {title: Who's who, help: Who somebody is., shows: {entities: person}}
entities:
  - {id: norvik, kind: place, name: Norvik, aliases: [Norvika]}
  - {id: tilda, kind: person, name: Tilda Brand, role: Mayor, of: norvik}
facts:
  - {id: price, text: The lighthouse costs $40 million., about: norvik, topics: money, cite: 1,
     figures: [{value: 40000000, unit: US dollars}]}
  - {id: boats, text: "About 100,000 boats pass.", about: norvik, topics: money, cite: 2,
     figures: [{value: 100000, unit: boats}]}
  - {id: said, quote: We will not wait., said_by: tilda, about: norvik, topics: money, cite: 3}
"""
LATVIAN = """\
translations:
  lv:
    title: Bāka
    topics:
      money: {title: Nauda, help: Cik tas maksā., command: nauda}
    entities:
      norvik: {name: Norvika}
      tilda: {role: mēre}
    facts:
      price: Bāka maksā 40 miljonus dolāru.
      said: Mēs negaidīsim.
"""


def load(yaml: str = LATVIAN, *, second: str = "") -> Brief:
    files = {"brief.yaml": BRIEF, "lv.yaml": yaml, "more.yaml": second}
    loaded = load_brief("small", {name: text.encode() for name, text in files.items() if text})
    assert [str(problem) for problem in loaded.problems] == []
    return loaded.brief


def tell(asked: str, language: str, brief: Brief | None = None) -> str:
    """Return the whole answer to a command, in a language."""
    lookup = Lookup(Library({"small": brief or load()}))
    with speak(language):
        command, _, words = asked.partition(" ")
        return str(word(lookup.respond(command, words), PlainMarkup("!")))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  lv:", "  de:", "lv.yaml:2:3: unknown-language: `de` is no language that Dateline speaks; it speaks lv, pl, uk"),
        ("  lv:", "  en:", "lv.yaml:2:3: unknown-language: `en` is what the brief is written in; translate into another language"),
        ("  lv:", "  LV:", "lv.yaml:2:3: bad-id: `LV` is `LV`; use a-z, 0-9 and hyphens, such as `lv`"),
        ("price:", "prise:", "lv.yaml:10:7: unknown-reference: there is no fact `prise` (did you mean `price`?)"),
        ("tilda:", "hilda:", "lv.yaml:8:7: unknown-reference: there is no entity `hilda` (did you mean `tilda`?)"),
        ("money:", "monies:", "lv.yaml:5:7: unknown-reference: there is no topic `monies` (did you mean `money`?)"),
        ("role: mēre", "rôle: mēre", "lv.yaml:8:15: unknown-key: `rôle` is not a key that belongs here (did you mean `role`?)"),
        ("    facts:", "    fact:", "lv.yaml:9:5: unknown-key: `fact` is not a key that belongs here (did you mean `facts`?)"),
        ("command: nauda", "command: Nauda un vara", "lv.yaml:5:60: bad-command: `Nauda un vara` cannot be a command; write one word in small letters, with hyphens"),
        ("command: nauda", "command: who", "lv.yaml:5:60: command-taken: `who` is a command of the topic `who` already; choose another name"),
        ("command: nauda", "command: help", "lv.yaml:5:60: command-taken: `help` is a command of Dateline itself already; choose another name"),
        ("Mēs negaidīsim.", "M" * 601, "lv.yaml:11:13: too-long: `said` has 601 characters; the most is 600"),
    ],
)  # fmt: skip
def test_a_slip_is_told_at_its_place(old: str, new: str, expected: str):
    assert LATVIAN.count(old) == 1
    files = {"brief.yaml": BRIEF, "lv.yaml": LATVIAN.replace(old, new)}
    loaded = load_brief("small", {name: text.encode() for name, text in files.items()})
    assert expected in [str(problem) for problem in loaded.problems]


def test_what_two_files_translate_is_told_and_the_rest_is_put_together():
    more = "translations: {lv: {facts: {boats: 'Garām paiet ap 100 000 laivu.'}}, pl: {title: Latarnia}}\n"
    brief = load(second=more)
    assert set(brief.translations) == {"lv", "pl"}
    assert set(brief.translations["lv"].facts) == {"price", "said", "boats"}
    files = {"brief.yaml": BRIEF, "lv.yaml": LATVIAN, "two.yaml": LATVIAN.replace("Bāka", "Bāciņa")}
    problems = load_brief("small", {name: text.encode() for name, text in files.items()}).problems
    assert {problem.rule for problem in problems} == {"duplicate-key"}
    assert "two.yaml:10:7: duplicate-key: `price` is translated in lv.yaml already; keep one" in map(
        str, problems
    )


def test_a_brief_is_told_in_a_language_and_what_is_not_translated_is_marked():
    told = tell("money", "lv")
    assert "Bāka maksā 40 miljonus dolāru." in told
    assert "Tilda Brand (tulkojumā): “Mēs negaidīsim.”" in told
    assert "About 100,000 boats pass.\n  [teikums 2 · angļu valodā]" in told
    assert "Bāka · stāvoklis: 2022. g. augusts" in told
    assert tell("who Tilda Brand", "lv").startswith("Tilda Brand: mēre")
    assert tell("money", "en") == tell("money", "en", load(""))


def test_a_brief_written_in_another_language_is_marked_for_those_who_read_english():
    brief = load_brief("small", {"small.yaml": f"language: lv\n{BRIEF}".encode()}).brief
    assert "· Latvian]" in tell("money", "en", brief)
    assert "·" not in tell("money", "lv", brief).split("[", 1)[1].split("]")[0]


def test_the_check_says_how_far_it_is_translated(capsys: pytest.CaptureFixture[str]):
    assert main(["check", str(light_briefs())]) == 0
    assert re.search(r"sentences covered.*, \d+ facts in lv$", capsys.readouterr().out.strip())


def test_a_translated_command_and_name_lead_where_the_original_ones_do():
    lookup = Lookup(Library({"small": load()}))
    assert lookup.command("nauda") == "money"
    assert [entity.id for entity in getattr(lookup.respond("money", "Norvika"), "entities", ())] == ["norvik"]


def test_a_telling_is_made_once_and_the_original_stays():
    brief = load()
    told = translate_brief(brief, "lv")
    assert translate_brief(brief, "lv") is told
    assert translate_brief(told, "lv") is told
    assert translate_brief(brief, "en") is brief
    assert (brief.facts["price"].text, told.untranslated) == ("The lighthouse costs $40 million.", {"boats"})


@pytest.mark.parametrize(
    ("language", "text", "values", "shown"),
    [
        ("lv", "Tas maksā 40 miljardus dolāru.", [40_000_000_000], ("40 miljardus",)),
        ("lv", "Ap 100 000 karavīru, vēl 20 000.", [100_000, 20_000], ("100 000", "20 000")),
        ("pl", "Kosztuje 2,5 mld dolarów.", [2_500_000_000], ("2,5 mld",)),
        ("pl", "Około 180 mln, czyli 60%.", [180_000_000, 60], ("180 mln", "60%")),
        ("uk", "Це 40 мільярдів доларів.", [40_000_000_000], ("40 мільярдів",)),
        ("uk", "Близько 1,5 тисячі, а не F-16.", [1_500], ("1,5 тисячі",)),
    ],
)
def test_figures_are_read_and_shown_as_a_language_writes_them(
    language: str, text: str, values: list[int], shown: tuple[str, ...]
):
    written = written_figures(text, language)
    assert [int(each.value) for each in written] == values
    fact = Fact(id="x", text=text, figures=tuple(Figure(value=Decimal(value), unit="x") for value in values))
    assert find_figures(fact, language) == shown


def test_names_are_compared_and_asked_about_in_it():
    lookup = shipped_lookup()
    with speak("lv"):
        compared = str(word(lookup.respond("compare", "latvia and poland"), PlainMarkup("!")))
        asked = lookup.respond("quiz", "#3")
        posed = str(word(asked, PlainMarkup("!")))
    assert compared.startswith("Latvija · Polija\n")
    assert "\nIeroči\n" in compared
    assert "Polija gaida Patriot raķešu baterijas" in compared
    assert posed.startswith("Kas tas ir?\n\nPolijas aizsardzības atašejs\n")
    assert isinstance(asked, Quiz)
    again = lookup.find_quiz(asked.key, asked.seed)
    assert again is not None
    assert again.check == asked.check  # by which its buttons know it, in whatever language
