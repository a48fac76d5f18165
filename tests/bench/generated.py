"""A brief of any size with the record of its article, made up from random words; the same seed makes the same."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from bot.brief.proof.recording import Particulars, record_source
from bot.brief.sources import SourceRecord

_SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo ka lo mi nu pe ri sho tra quo ven dal".split()  # noqa: SIM905 - a list of words reads best as words
_FACTS_A_SENTENCE = 4
_TOPICS = 40


@dataclass(frozen=True, slots=True)
class Generated:
    """A made-up brief."""

    files: dict[str, bytes]
    record: SourceRecord


def generate(facts: int, seed: int = 1) -> Generated:
    """Make up a brief of so many facts, about 500 bytes each; it keeps every rule."""
    dice = random.Random(seed)
    words = sorted({"".join(dice.choices(_SYLLABLES, k=dice.randint(2, 4))) for _ in range(6000)})
    names = [f"{word.capitalize()}{number}" for number, word in enumerate(dice.choices(words, k=facts // 10))]
    sentences = [
        f"The {names[number % len(names)]} {' '.join(dice.choices(words, k=24))} about {1000 + number} men."
        for number in range(facts // _FACTS_A_SENTENCE)
    ]
    record = record_source("generated", " ".join(sentences).encode(), Particulars(title="Made up"))
    entities = [
        {
            "id": name.lower(),
            "kind": "organisation",
            "name": name,
            "aliases": [f"{name} {word}", f"the {name} {word}"],
        }
        for name, word in zip(names, dice.choices(words, k=len(names)), strict=True)
    ]
    made = [_fact(number, sentences, names, words, dice) for number in range(facts)]
    head = {
        "brief": "generated",
        "title": "Made up",
        "source": "generated",
        "as_of": "2022-08",
        "topics": {
            f"topic-{number}": {
                "title": f"Topic {number}",
                "help": "Made up.",
                "shows": {"facts": [f"topic-{number}"]},
            }
            for number in range(min(facts, _TOPICS))
        },
        "entities": entities,
    }
    return Generated({"head.yaml": _dump(head), "facts.yaml": _dump({"facts": made})}, record)


def _fact(
    number: int, sentences: list[str], names: list[str], words: list[str], dice: random.Random
) -> dict[str, object]:
    place = number // _FACTS_A_SENTENCE
    said = sentences[place].split()
    start = 2 + number % _FACTS_A_SENTENCE * 5
    name = names[place % len(names)]
    return {
        "id": f"fact-{number}",
        "text": f"It is told of {name} with {1000 + place} that {' '.join(dice.choices(words, k=26))}.",
        "about": [name.lower()],
        "topics": [f"topic-{number % _TOPICS}"],
        "figures": [{"value": 1000 + place, "unit": "men", "label": "in all"}],
        "cite": {"sentence": place + 1, "words": " ".join(said[start : start + 5])},
    }


def _dump(data: Mapping[str, object]) -> bytes:
    text: str = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
    return text.encode()
