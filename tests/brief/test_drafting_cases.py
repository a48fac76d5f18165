"""What a draft makes of single sentences: names, kinds and roles; figures, their units, and who voted how."""

from decimal import Decimal
from pathlib import Path

import pytest

from bot.brief.drafting.amounts import find_amounts
from bot.brief.drafting.drafts import Draft, draft_brief
from bot.brief.drafting.manuscripts import write_files
from bot.brief.proof.recording import Particulars, record_source, split_sentences
from tests.brief.draft_scores import TEXTS, read_labels, score_draft
from tests.brief.recall import make_draft
from tests.brief.test_drafting import TODAY


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "On Monday Representatives Peter Svarzbein and Cassandra Hernandez left.",
            {"Peter Svarzbein": "person Representative", "Cassandra Hernandez": "person Representative"},
        ),
        (
            "Council Members Dale Pruitt, Sonia Beck and Nguyen Thi Lan asked why.",
            {
                "Dale Pruitt": "person Council Member",
                "Sonia Beck": "person Council Member",
                "Nguyen Thi Lan": "person Council Member",
            },
        ),
        ("It is County Executive Miriam Castellanos.", {"Miriam Castellanos": "person County Executive"}),
        (
            "It is former Director of Management and Budget Warren Pike.",
            {"Warren Pike": "person Director of Management and Budget"},
        ),
        (
            "It is Secretary of Commerce for Space Harlan Whitcomb.",
            {"Harlan Whitcomb": "person Secretary of Commerce for Space"},
        ),
        ("Then Secretary of State Rice left.", {"Rice": "person Secretary of State"}),
        ("The Director of Management and Budget resigned.", {}),
        ("The Attorney General resigned.", {}),
        ("Then Officer Parks left.", {"Parks": "person Officer"}),
        ("We honour Martin Luther King.", {"Martin Luther King": "person"}),
        ("They sued the Justice Department.", {"Justice Department": "organisation"}),
        ("She works at the Queen Elizabeth Hospital.", {"Queen Elizabeth Hospital": "organisation"}),
        (
            "It is the Committee on Industry, Research and Energy that met Latvia.",
            {"Committee on Industry, Research and Energy": "organisation", "Latvia": "country"},
        ),
        (
            "It is the Ministry of Defence and Latvia that met.",
            {"Ministry of Defence": "organisation", "Latvia": "country"},
        ),
        (
            "It is chair of the Senate Committee on Labour and Social Welfare Joseph Mutua.",
            {"Senate Committee on Labour and Social Welfare": "organisation", "Joseph Mutua": "person"},
        ),
        ("It is the Transport Workers’ Federation.", {"Transport Workers’ Federation": "organisation"}),
        ("It is the Women’s World Championship.", {"Women’s World Championship": "event"}),
        (
            "It is the Netherlands’ Senate.",
            {"Netherlands": "country", "Senate": "organisation"},
        ),
        ("It is the Mombasa Chamber of Commerce.", {"Mombasa Chamber of Commerce": "organisation"}),
        ("They closed the St. Brendan Medical Center.", {"St. Brendan Medical Center": "organisation"}),
        ("They met Ursula von der Leyen.", {"Ursula von der Leyen": "person"}),
        ("They met Leonard Forsman Jr. and asked Forsman why.", {"Leonard Forsman Jr": "person"}),
        ("They lost TerraVigil-2 and TerraVigil-3.", {"TerraVigil-2": "weapon", "TerraVigil-3": "weapon"}),
        ("“It is late and I’m tired,” she said.", {}),
        ("Seventeen-year-old Ayumi Serrano won.", {"Ayumi Serrano": "person"}),
        ("Bids are due. Controllers clapped.", {}),
    ],
)
def test_names_are_found_with_their_kinds_and_roles(text: str, names: dict[str, str]) -> None:
    entities = _draft(text).entities
    assert {entity.name: f"{entity.kind} {entity.role}".strip() for entity in entities} == names


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("The council voted 4 to 4.", ["4 votes for", "4 votes against"]),
        ("The board voted 9-3, with 1 abstention.", ["9 votes for", "3 votes against", "1 abstention"]),
        ("It passed by five votes to two.", ["5 votes for", "2 votes against"]),
        ("Their bill passed the Senate, 31 to 17.", ["31 votes for", "17 votes against"]),
        ("The plan failed by 13 votes to 9.", ["13 votes against", "9 votes for"]),
        ("The council voted 5 to 2 against the plan.", ["5 votes against", "2 votes for"]),
        ("Six members voted for it, and two against.", ["6 votes for", "2 votes against"]),
        ("They beat the hosts by 12½ to 11½.", ["12.5", "11.5"]),
        ("As the bill passed, prices rose by 5 to 10 percent.", ["5", "10 percent"]),
        ("The vote followed talks from 9 to 11.", ["9", "11"]),
        ("It costs $4 million, and 12 came 3 weeks ago.", ["4000000 dollars", "12", "3 weeks"]),
        ("A drive takes 25 minutes instead of 6.", ["25 minutes", "6"]),
        ("Cracks are in two of its four arches.", ["2 arches", "4 arches"]),
        ("It costs $38 million a year, or 40 dollars a mile.", ["38000000 dollars", "40 dollars"]),
        ("It is an hour by car and a mile on foot.", ["1 hour", "1 mile"]),
        ("Prices rose by 35 per cent.", ["35 percent"]),
        ("About 1,900 people live there.", ["1900 people"]),
        ("They give hundreds of millions of dollars.", []),
        ("They lost the first of them for the first time, and the third in 2023.", ["3 rank", "2023 year"]),
        ("He was the first in his country.", ["1 rank"]),
        ("She is a 17-year-old from a village of sixty.", ["17 years", "60"]),
        ("Of two hundred and forty thousand voters a third came.", ["240000 voters", "3 rank"]),
        ("It fell 4,000 metres in twenty minutes.", ["4000 metres", "20 minutes"]),
    ],
)
def test_figures_have_the_unit_that_is_written_and_votes_their_side(
    sentence: str, figures: list[str]
) -> None:
    found = find_amounts(sentence, lambda _: True)
    assert [_shown(amount.value, amount.unit, amount.label) for amount in found] == figures


def test_votes_are_written_with_their_labels() -> None:
    facts = write_files(_draft("Ann Lee left. The village council of Riga voted 4 to 4."), "draft", TODAY)
    assert "{value: 4, unit: votes, label: for}" in facts["facts.yaml"]
    assert "{value: 4, unit: votes, label: against}" in facts["facts.yaml"]


def test_who_spoke_goes_before_whom_the_sentence_names_first() -> None:
    draft = _draft("Engineers Ann Lee and Bo Ek found it, Ida Falk said. “They lent us a valve,” she said.")
    assert [quote.speaker for quote in draft.quotes] == ["ida-falk"]


def test_a_sentence_that_is_only_said_is_a_quotation_and_no_report() -> None:
    draft = _draft("The plan of Riga failed. “We go home now,” Ann Lee said.")
    assert [report.sentence for report in draft.reports] == [1]
    assert [quote.sentences for quote in draft.quotes] == [(2,)]


@pytest.mark.parametrize("file", sorted(TEXTS.glob("*.txt")), ids=lambda file: file.stem)
def test_it_holds_what_it_found_in_texts_of_other_domains(file: Path) -> None:
    scores = score_draft(make_draft(file), read_labels(file.with_suffix(".yaml")))
    least = {"names": 0.95, "kinds": 0.84, "figures": 1.0, "units": 1.0, "votes": 1.0, "speakers": 0.8}
    assert {
        what: score.found / score.wanted >= least[what] for what, score in scores.items()
    } == dict.fromkeys(least, True)
    assert scores["names"].right / scores["names"].drafted >= 0.85


def _draft(text: str) -> Draft:
    record = record_source("draft", text.encode(), Particulars(title="A text"))
    return draft_brief(text, split_sentences(text), record)


def _shown(value: Decimal, unit: str, label: str) -> str:
    return " ".join(filter(None, (f"{value.normalize():f}", unit, label)))
