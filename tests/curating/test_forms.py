"""The desk's forms hold every field that the format has, so that none is lost or cannot be reached there."""

from dataclasses import fields, replace
from html.parser import HTMLParser
from typing import Any

import pytest

from bot.brief.model import Citation, Entity, Fact, Figure, Review, Shows, Topic
from bot.curating.article_texts import ArticleText
from bot.curating.bench import Bench
from bot.curating.brief_folder import Snapshot
from bot.curating.fact_edits import put_fact
from bot.curating.fact_forms import FACT_FIELDS, FactForm, Fields, read_fields, read_item
from bot.curating.items import find_item
from bot.curating.name_edits import NAME_FIELDS, NameForm, put_name, read_name, read_name_fields
from bot.curating.pages.templating import render
from bot.curating.topic_edits import TOPIC_FIELDS, put_topic, read_topic_fields

FULL = """facts:
  - id: whole
    text: Anna spoke of 5 boats.
    said_by: anna
    about: [anna, boats]
    topics: [who, ships]
    figures: [{value: 5, unit: boats, label: now, of: boats, time: now, change: more}]
    cite: [{sentence: 2, words: all of the five}, 3]
    reads: Said of boats, not of ships.
    asks: [how many boats, what did anna say]
    when: 2031-05
    quiz: [{ask: How many boats are there?, figure: 5}, {ask: Who counted them?, name: anna}]
    reviewed: {by: Bo, on: 2031-05-09, of: 0123abcd}
entities:
  - {id: anna, kind: person, name: Anna, aliases: [Ann], demonym: [Annan], role: A captain., of: boats, at: [56.95, 24.11]}
  - {id: boats, kind: group, name: The boats}
topics:
  who: {title: Who, help: Who is who., shows: {entities: [person, group], facts: [who, ships]}, aliases: [whom]}
  ships: {title: Ships, help: What sails., shows: {facts: ships}}
"""
SNAPSHOT = Snapshot("whole", {"whole.yaml": FULL.encode()})


def names(model: type) -> list[str]:
    """Return the fields of a part of the format, in its order."""
    return [field.name for field in fields(model)]


class FormReader(HTMLParser):
    """Reads out of a page what a browser posts of the form whose id it is given."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.pairs: list[tuple[str, str]] = []
        self._form, self._inside = form, False
        self._select = self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is chosen or filled in."""
        has = dict(attrs)
        name, value = has.get("name") or "", has.get("value") or ""
        if tag == "form":
            self._inside = has.get("id") == self._form
        elif not self._inside:
            return
        elif tag == "input" and name and (has.get("type") not in {"checkbox", "radio"} or "checked" in has):
            self.pairs.append((name, value))
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in has:
            self.pairs.append((self._select, value))
            self._area = "" if "value" in has else self._select
        elif tag == "textarea":
            self._area = name
            self.pairs.append((name, ""))

    def handle_endtag(self, tag: str) -> None:
        """Leave what was open."""
        self._area = "" if tag in {"textarea", "option"} else self._area
        self._inside = self._inside and tag != "form"

    def handle_data(self, data: str) -> None:
        """Take what stands in a large field, or in an option that has no value of its own."""
        if self._area and self._inside:
            self.pairs[-1] = (self._area, self.pairs[-1][1] + data)


def post(form_id: str, template: str, **context: object) -> Fields:
    """Return what is posted of a form as its page shows it."""
    shown = {"bench": Bench(SNAPSHOT, ArticleText()), "slug": "whole", "error": "", "asked": (), "seen": "x"}
    reader = FormReader(form_id)
    reader.feed(render(template, **shown, **context))
    return Fields(reader.pairs)


def test_the_fields_of_the_desk_are_those_of_the_format() -> None:
    assert names(Fact) == [*FACT_FIELDS]
    assert names(Entity) == [*NAME_FIELDS]
    assert names(Topic) == [*TOPIC_FIELDS]
    assert set(FactForm().fields()) == {*names(Fact)} - {
        "reviewed"
    }  # which is no field of the form but a button
    assert set(NameForm().fields()) == {*names(Entity)}
    assert set(read_topic_fields(Fields())) == {*names(Topic)}
    item = find_item(SNAPSHOT, "facts", "whole")
    assert item is not None
    assert {*names(Fact)} - set(item.data) == {"quote", "note"}  # a fact has one of three
    held: Any = item.data
    assert [set(held["figures"][0]), set(held["cite"][0])] == [{*names(Figure)}, {*names(Citation)}]
    assert set(held["reviewed"]) == {*names(Review)}
    topic = find_item(SNAPSHOT, "topics", "who")
    assert topic is not None
    assert set(topic.data["shows"]) == {*names(Shows)}


def test_a_fact_saved_as_its_page_shows_it_is_the_same_and_every_field_can_be_changed() -> None:
    item = find_item(SNAPSHOT, "facts", "whole")
    assert item is not None
    form = read_item(item)
    brief = SNAPSHOT.loaded.brief
    context: dict[str, Any] = {"about": [(each, each, True) for each in form.about], "topics": form.topics}
    context |= {
        "speakers": brief.entities.values(),
        "form": form,
        "was": "whole",
        "number": 2,
        "question": "",
    }
    posted = read_fields(post("fact", "fact.html", **context))
    assert put_fact(SNAPSHOT, posted, "whole").files == SNAPSHOT.files
    assert set(posted.item()) == set(item.data) - {"reviewed"}
    for field in ("said_by", "about", "topics", "figures", "cite", "reads", "asks"):
        emptied = put_fact(SNAPSHOT, replace(posted, **{field: type(getattr(posted, field))()}), "whole")
        left = find_item(emptied, "facts", "whole")
        assert left is not None
        assert left.data == {key: value for key, value in item.data.items() if key != field}


def test_a_name_saved_as_its_page_shows_it_is_the_same() -> None:
    item = find_item(SNAPSHOT, "entities", "anna")
    assert item is not None
    context: dict[str, Any] = {
        "form": read_name(item),
        "was": "anna",
        "is_conflict": False,
        "problems": (),
        "facts": (),
    }
    posted = post("name-form", "name.html", resolved=(), **context)
    assert put_name(SNAPSHOT, read_name_fields(posted), "anna").files == SNAPSHOT.files
    assert set(read_name_fields(posted).fields()) == set(item.data)


@pytest.mark.parametrize("name", ["who", "ships"])
def test_a_command_saved_as_its_page_shows_it_is_the_same(name: str) -> None:
    topic = find_item(SNAPSHOT, "topics", name)
    assert topic is not None
    shows = topic.data["shows"]
    context: dict[str, Any] = {
        "topic": topic,
        "topics": [topic],
        "is_new": False,
        "summary": (),
        "summary_seen": "",
    }
    context |= {"shows_entities": shows.get("entities", []), "particulars": {"title": "", "as_of": ""}}
    context |= {"particulars_seen": "", "undoes": None, "redoes": None, "notice": ""}
    facts = shows["facts"] if isinstance(shows["facts"], list) else [shows["facts"]]
    posted = post("topic-form", "topics.html", shows_facts=facts, **context)
    assert put_topic(SNAPSHOT, name, read_topic_fields(posted)).files == SNAPSHOT.files
