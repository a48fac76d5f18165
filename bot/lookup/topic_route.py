"""A question that names a topic and a name, and nothing else of weight: `latvia troops`, `which weapons for poland`. Pure."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.brief import Brief, Entity
from bot.lookup.names import Mention, NameIndex, plain_words
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
        if any(place in name.places for name in question.names):  # the troops of `latvia troops` are no name
            rest = [each for other, each in enumerate(question.words) if other != place]
            route = _route(topic, rest, names.mentions(" ".join(rest)))
        else:
            rest = ["the" if other == place else each for other, each in enumerate(question.words)]
            route = _route(topic, rest, question.names)
        if route is not None:
            return route
    return None


def _route(topic: str, words: Sequence[str], mentions: Sequence[Mention]) -> Route | None:
    """Go by the topic where all of some words are names, or need no answer."""
    taken = {place for mention in mentions for place in mention.places}
    weighty = [word for place, word in enumerate(words) if place not in taken and word not in SOFT]
    entities = dict.fromkeys(mention.entities[0] for mention in mentions if mention.entities)
    return Route(topic, tuple(entities)) if entities and not weighty else None


def index_topics(brief: Brief) -> Mapping[str, str]:
    """Give the topic that each word means, by its stem."""
    return {
        stem(word): name
        for name, topic in reversed(brief.topics.items())
        if topic.shows.facts
        for alias in (name, *topic.aliases)
        for word in plain_words(alias)
    }
