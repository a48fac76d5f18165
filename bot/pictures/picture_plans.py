"""An outcome -> what picture goes with it, if any: of which names or facts, and then what is drawn. Pure."""

from dataclasses import dataclass
from typing import Literal

from bot.brief import Brief, Topic, translate_brief
from bot.languages import spoken
from bot.lookup import Answer, Map, Outcome, Overview, find_nearest_spots, find_spots, narrow
from bot.pictures.charts import Chart, chart_facts
from bot.pictures.maps import WorldMap, map_spots


@dataclass(frozen=True, slots=True)
class Subject:
    """What a picture is of."""

    kind: Literal["chart", "map"]
    brief: Brief
    ids: tuple[str, ...]
    """The facts whose figures are charted, or the names that the map is around; empty for all of the map."""


def find_subject(outcome: Outcome, part: str = "") -> Subject | None:
    """Return what a picture beside an outcome, or a part of it by its token, is of; None where words are enough."""
    shown = narrow(outcome, part) if part else outcome
    match shown:
        case Map(brief=brief):
            return Subject("map", brief, ())
        case Answer(command="map", topic=None, brief=brief, entities=entities):
            return Subject("map", brief, tuple(entity.id for entity in entities))
        case Overview(command=command, brief=brief) | Answer(command=command, brief=brief) if (
            command in brief.topics
        ):
            if _is_of_places(brief.topics[command]) and find_spots(brief):
                asked = shown.entities if isinstance(shown, Answer) else ()
                return Subject("map", brief, tuple(entity.id for entity in asked))
            return Subject("chart", brief, tuple(fact.id for fact in shown.facts))
        case _:
            return None


def plan(subject: Subject) -> Chart | WorldMap | None:
    """Return what is drawn of a subject; None where there is nothing to compare or to place."""
    brief = subject.brief
    if subject.kind == "chart":
        return chart_facts((brief.facts[each] for each in subject.ids), brief)
    brief = translate_brief(brief, spoken())
    asked = find_nearest_spots((brief.entities[each] for each in subject.ids), brief)
    if subject.ids and not asked:
        return None
    return map_spots(find_spots(brief), asked, brief.as_of)


def _is_of_places(topic: Topic) -> bool:
    return not {"country", "place"}.isdisjoint(topic.shows.entities)
