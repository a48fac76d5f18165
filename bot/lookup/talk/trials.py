"""An example that answers, taken from what the briefs hold. Pure."""

from collections import Counter

from bot.lookup.answers import Lookup
from bot.lookup.outcomes import Answer


def find_trial(lookup: Lookup) -> str:
    """Give a command worth trying, without a prefix: a topic of facts and a name that it tells most of."""
    brief = lookup.first_brief
    for command, topic in brief.topics.items():
        shown = set(topic.shows.facts)
        facts = [fact for fact in brief.facts.values() if shown.intersection(fact.topics)]
        named = Counter(entity for fact in facts for entity in fact.about[:1])
        for kinds in (("country", "place"), tuple({entity.kind for entity in brief.entities.values()})):
            for entity_id, _ in named.most_common():
                entity = brief.entities[entity_id]
                typed = f"{command} {entity.name}"
                if entity.kind in kinds and isinstance(lookup.respond(command, entity.name), Answer):
                    return typed
    return "brief"
