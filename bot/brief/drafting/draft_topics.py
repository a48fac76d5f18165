"""The topics that a draft starts with: those for which the article has something to show. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.brief.field_types import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTopic:
    """A topic of a draft: the kinds of entity that it shows, and whether it has facts of its own."""

    name: str
    title: str
    help: str
    kinds: tuple[Kind, ...] = ()
    has_facts: bool = False


_OF_KINDS = (
    DraftTopic(
        name="who",
        title="Who's who",
        help="Who somebody is, and what they say.",
        kinds=("person", "group", "organisation"),
    ),
    DraftTopic(
        name="where", title="Where", help="The places, and what happens there.", kinds=("country", "place")
    ),
    DraftTopic(name="weapons", title="Weapons", help="The weapons that are named.", kinds=("weapon",)),
    DraftTopic(
        name="programmes",
        title="Programmes",
        help="Plans, money and programmes.",
        kinds=("programme",),
    ),
    DraftTopic(name="events", title="Events", help="What has happened.", kinds=("event",)),
    DraftTopic(name="ideas", title="Ideas", help="What it is all about.", kinds=("idea",)),
)
NUMBERS = DraftTopic(name="numbers", title="Numbers", help="Every figure of the article.", has_facts=True)
QUOTES = DraftTopic(
    name="quotes", title="In their own words", help="What people are quoted as saying.", has_facts=True
)


def choose_topics(
    kinds: Collection[Kind], *, has_figures: bool, has_quotations: bool
) -> tuple[DraftTopic, ...]:
    """Return the topics for the kinds of entity that were found."""
    chosen = [topic for topic in _OF_KINDS if set(kinds).intersection(topic.kinds)]
    if has_figures:
        chosen.append(NUMBERS)
    if has_quotations:
        chosen.append(QUOTES)
    return tuple(chosen)
