"""A first draft finds what the article names, invents nothing, copies nothing, and loads once it is written out."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.brief.drafting.drafts import Draft, draft_brief
from bot.brief.drafting.manuscripts import write_files
from bot.brief.library import find_briefs_folder, read_brief
from bot.brief.model import Brief
from bot.brief.proof.canonical_wording import words
from bot.brief.proof.checking import check_brief
from bot.brief.proof.evidence import Evidence
from bot.brief.proof.recording import Particulars, record_source, split_sentences
from bot.brief.reading.loading import LoadedBrief, load_brief
from tests.brief.recall import ROOT, find_article, make_draft, named_in, recall_figures, recall_names

VILLAGE = ROOT / "tests/village"
TODAY = date(2031, 5, 9)
PROVABLE = {
    "citation-does-not-hold",
    "citation-too-short",
    "citation-not-telling",
    "quote-does-not-hold",
    "quote-not-quoted",
    "figure-not-in-sentence",
    "speaker-not-there",
}
"""The rules that a draft keeps before anybody has worked on it."""


@pytest.fixture(params=["village", "article"], scope="module")
def text_and_brief(request: pytest.FixtureRequest) -> tuple[Path, Brief]:
    """Give a text and the finished brief of it."""
    if request.param == "village":
        return VILLAGE / "seeds/aldermere.txt", read_brief(VILLAGE / "briefs/aldermere").brief
    article = find_article()
    if article is None:
        pytest.skip("the article is its publisher's and not here; put its text into seeds/eastern-flank.txt")
    return article, read_brief(find_briefs_folder() / "eastern-flank").brief


def test_it_finds_the_names_and_the_figures_of_the_finished_brief(text_and_brief: tuple[Path, Brief]) -> None:
    file, brief = text_and_brief
    draft = make_draft(file)
    names = recall_names(draft, named_in(file.read_text(encoding="utf-8"), brief.entities.values()))
    figures = recall_figures(draft, brief)
    assert names.share >= 0.85, names.missing
    assert figures.share >= 0.95, figures.missing


def test_it_loads_once_its_texts_are_written_and_its_citations_hold(
    text_and_brief: tuple[Path, Brief],
) -> None:
    draft = make_draft(text_and_brief[0])
    written = _load(draft, "Written out.")
    assert written.problems == ()
    assert {problem.rule for problem in check_brief(written, draft.record).problems}.isdisjoint(PROVABLE)


def test_it_does_not_load_before(text_and_brief: tuple[Path, Brief]) -> None:
    draft = make_draft(text_and_brief[0])
    assert {problem.rule for problem in _load(draft, "").problems} >= {"empty-value"}


def test_every_sentence_is_there_to_write_or_quoted(text_and_brief: tuple[Path, Brief]) -> None:
    draft = make_draft(text_and_brief[0])
    facts = _load(draft, "Written out.").brief.facts.values()
    cited = {number for fact in facts for number in fact.sentences}
    assert cited == {sentence.sentence for sentence in draft.record.sentences}


def test_nothing_in_it_is_made_up(text_and_brief: tuple[Path, Brief]) -> None:
    file, _ = text_and_brief
    text = f" {' '.join(words(file.read_text(encoding='utf-8').replace('’s', ' ’s')))} "
    for entity in make_draft(file).entities:
        named = [" ".join(words(form.replace("’s", " ’s"))) for form in (*entity.forms, entity.demonym)]
        assert any(f" {name} " in text or f" {name}s " in text for name in named if name), entity.name


def test_it_copies_no_wording_but_quotations(text_and_brief: tuple[Path, Brief]) -> None:
    draft = make_draft(text_and_brief[0])
    files = write_files(draft, "draft", TODAY)
    evidence = Evidence(draft.record)
    for name in set(files) - {"quotes.yaml"}:
        assert evidence.copied_run(words(files[name])) is None


def test_variants_of_a_name_are_one_entity_and_doubtful_ones_say_so() -> None:
    entities = {entity.id: entity for entity in make_draft(VILLAGE / "seeds/aldermere.txt").entities}
    assert entities["tobias-renwick"].aliases == {"Renwick": ""}
    assert entities["aldermere-nature-society"].aliases == {"ANS": ""}
    assert "perhaps the same" in entities["ines-halloran"].aliases["Haloran"]
    assert "haloran" not in entities


def test_quotations_have_their_speakers() -> None:
    draft = make_draft(VILLAGE / "seeds/aldermere.txt")
    assert [(quote.sentences, quote.speaker) for quote in draft.quotes] == [
        ((6,), "ines-halloran"),
        ((9,), "tobias-renwick"),
        ((10,), "tobias-renwick"),
        ((17,), "edda-mossley"),
        ((21,), "samir-adeyemi"),
        ((25,), "owen-fairley"),
    ]
    assert draft.quotes[3].doubt == "“she” is Edda Mossley?"
    assert "goes on" in draft.quotes[2].doubt


_SCRAPS = st.sampled_from(
    [
        *("The", "Mayor", "Ann", "Ann’s", "Lee", "NATO", "F-16", "U.S.", "Dr.", "of", "said", "he", "she"),
        *("council", "jets", "third", "$4", "million", "1,200", "“We", "go", "now”", "”", "“", "#", ":", "-"),
        *("Łódź", "Москва", "'", '"', "…", "?", ".", "!", "\n", "{", "]", "@", "%", "no", "null", "&a", "*b"),
    ]
)


@given(st.lists(_SCRAPS | st.text(max_size=6), min_size=1, max_size=60).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_whatever_the_text_the_draft_loads(text: str) -> None:
    raw = text.encode()
    record = record_source("draft", raw, Particulars(title="A text"))
    assert _load(draft_brief(text, split_sentences(text), record), "Written out.").problems == ()


def _load(draft: Draft, written: str) -> LoadedBrief:
    """Load a draft with every empty text written."""
    files = write_files(draft, draft.record.source, TODAY)
    return load_brief(
        draft.record.source,
        {name: text.replace('text: ""', f'text: "{written}"').encode() for name, text in files.items()},
    )
