"""A small brief that keeps every rule, with the text of its article, in our own words."""

from bot.brief.proof.checking import Examination, check_brief
from bot.brief.proof.recording import Particulars, record_source
from bot.brief.reading.loading import load_brief
from bot.brief.sources import SourceRecord

ARTICLE = """\
NORVIK, Estland — The harbour of Norvik is to get a new lighthouse for $40 million, its council decided on Monday. \
“We have waited for this for sixty years, and we will not wait for another winter,” said Mayor Tilda Brand. \
It will be the third-tallest in Estland and stand an hour from Port Ravn. \
The old tower was closed after a storm. \
About 1,200 boats pass the harbour of Norvik each year, up from 900. \
“Nobody asked the fishers,” Olaf Brand replied. “… We were never asked.”
"""

BRIEF = """\
# The harbour: what was decided.
brief: small
title: A lighthouse for Norvik
source: small
as_of: 2022-08   # printed
topics:
  money: {title: Money, help: What it costs., shows: {facts: money}}
  who: {title: Who's who, help: Who somebody is., shows: {entities: person}}
entities:
  - {id: norvik, kind: place, name: Norvik, aliases: [harbour of Norvik], of: estland}
  - {id: estland, kind: country, name: Estland, demonym: Estlander}
  - {id: port-ravn, kind: place, name: Port Ravn}
  - {id: tilda-brand, kind: person, name: Tilda Brand, aliases: [Mayor Brand], of: norvik}
  - id: olaf-brand
    kind: person
    name: Olaf Brand
    aliases:
      - Brand the fisher # as he is known
      - the fisher
  - {id: lighthouse, kind: programme, name: the new lighthouse}
facts:
  - id: cost
    text: Norvik's council has decided to spend $40 million on the new lighthouse.
    about: [norvik, lighthouse]
    topics: money
    figures: [{value: 40000000, unit: US dollars, label: cost}]   # not yet spent
    cite: {sentence: 1, words: a new lighthouse for $40 million}
  - id: rank
    text: The new lighthouse will be the third-tallest in Estland, an hour from Port Ravn.
    about: [estland, port-ravn, lighthouse]
    topics: money
    figures: [{value: 3, unit: rank}, {value: 1, unit: hour}]
    cite:
      - {sentence: 3, words: third-tallest in Estland}
  - id: waiting
    quote: We have waited for this for sixty years … we will not wait
    said_by: tilda-brand
    about: lighthouse
    cite: {sentence: 2, words: said Mayor Tilda Brand}
  - id: unasked
    text: The fishers of Norvik say that they were not asked.
    said_by: olaf-brand
    about: norvik
    cite: [{sentence: 7, words: "We were never asked"}, {sentence: 6, words: 'the fishers," Olaf Brand'}]
  - id: boats
    text: The new lighthouse is for some 1200 boats a year.
    about: lighthouse
    figures: [{value: 1200, unit: boats}]
    cite: {sentence: 5, words: boats pass the harbour}
  - id: date
    note: "The council decided in August; “sixty” years of waiting are the mayor's count."
    about: lighthouse
    cite: {sentence: 2, words: for sixty years}
uncited:
  - {sentence: 4, why: The old tower is another story.}
"""


def make_record() -> SourceRecord:
    """Make the record of the article."""
    return record_source("small", ARTICLE.encode(), Particulars(title="A made-up report on a lighthouse"))


def check(yaml: str = BRIEF, record: SourceRecord | None = None) -> Examination:
    """Check the brief, or a changed one, against the article's record."""
    return check_brief(load_brief("small", {"small.yaml": yaml.encode()}), record or make_record())


def change(*changes: tuple[str, str]) -> str:
    """Return the brief with some text of it changed; each stands in it once."""
    changed = BRIEF
    for old, new in changes:
        assert changed.count(old) == 1, old
        changed = changed.replace(old, new)
    return changed
