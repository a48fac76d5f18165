"""A question that names a topic and a name, and nothing else of weight: `latvia troops`, `which weapons for poland`. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from bot.brief import Brief, Entity
from bot.lookup.names import NameIndex, plain_words
from bot.lookup.questions import SOFT, Kind, Question, stem

_KINDS = frozenset({Kind.NONE, Kind.WHAT})


class Route(NamedTuple):
    """The topic by which a question is answered, and on whom."""

    topic: str
    entities: tuple[Entity, ...]


def find_route(topics: Mapping[str, str], names: NameIndex, question: Question) -> Route | None:
    """Give the topic and the names that are all of a question; None where there is more to it, or less.

    `topics` has the topic that each word means, as `index_topics` gives it.
    """
    if question.kind not in _KINDS or question.asked.identity:
        return None
    for place, word in enumerate(question.words):
        topic = topics.get(stem(word))
        if topic is None:
            continue
        rest = [each for other, each in enumerate(question.words) if other != place]
        if (route := _read_rest(names, rest, topic)) is not None:
            return route
    return None


def _read_rest(names: NameIndex, rest: list[str], topic: str) -> Route | None:
    """Read the words beside the topic's: names, and words that need no answer."""
    mentions = names.mentions(" ".join(rest))
    taken = {place for mention in mentions for place in mention.places}
    weighty = [word for place, word in enumerate(rest) if place not in taken and word not in SOFT]
    entities = tuple(mention.entities[0] for mention in mentions if mention.entities)
    return Route(topic, entities) if entities and not weighty else None


def index_topics(brief: Brief) -> Mapping[str, str]:
    """Give the topic that each word means, by its stem."""
    return {
        stem(word): name
        for name, topic in reversed(brief.topics.items())
        if topic.shows.facts
        for alias in (name, *topic.aliases)
        for word in plain_words(alias)
    }
