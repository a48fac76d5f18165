"""A fact as a form has it, and as YAML has it. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.brief.drafting import Suggestion
from bot.curating.items import Item, listed, mappings
from bot.curating.yaml_editing import Plain

FACT_FIELDS = (
    "id",
    "text",
    "quote",
    "note",
    "said_by",
    "about",
    "topics",
    "figures",
    "cite",
    "reads",
    "asks",
    "when",
    "quiz",
    "reviewed",
)
"""The fields of a fact in the order in which they are written."""
_MARKS = ("of", "time", "change")
"""What charts and maps know of a figure, which is written in the file alone."""
KINDS: Mapping[str, str] = {"text": "report", "quote": "quotation", "note": "curator's note"}
"""The field that holds a fact's wording, and what the fact is then."""
WordingField = Literal["text", "quote", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactForm:
    """What somebody fills in."""

    id: str = ""
    kind: str = "text"
    """The field that holds the wording."""
    wording: str = ""
    said_by: str = ""
    about: Sequence[str] = ()
    topics: Sequence[str] = ()
    figures: Sequence[tuple[str, str, str]] = ()
    """Value, unit and label of each."""
    cite: Sequence[tuple[str, str]] = ()
    """Sentence and words of each."""
    reads: str = ""
    """How it is meant where only it or only its sentences negate."""
    asks: Sequence[str] = ()
    """How people put what it answers."""
    when: str = ""
    """When it was so, or happened."""
    quiz: Sequence[str] = ()
    """Questions of the quiz, each with its answer behind the question mark: a number, or the id of a name."""

    @property
    def sentences(self) -> list[int]:
        """The numbers of the sentences it cites, so far as they are numbers."""
        return sorted({int(number) for number, _words in self.cite if number.isdigit()})

    def fields(self) -> dict[str, Plain | None]:
        """Return its fields as YAML holds them; None for those that it has not."""
        wordings: dict[str, Plain | None] = {
            kind: self.wording if kind == self.kind else None for kind in KINDS
        }
        return {
            "id": self.id,
            **wordings,
            "said_by": self.said_by or None,
            "about": _shorten(self.about),
            "topics": _shorten(self.topics),
            "figures": [*self.figure_fields()],
            "cite": _shorten([_citation(*citation) for citation in self.cite]),
            "reads": self.reads or None,
            "asks": _shorten(self.asks),
            "when": self.when or None,
            "quiz": _shorten([_question(line) for line in self.quiz]),
        }

    def figure_fields(self) -> list[dict[str, Plain]]:
        """Return its figures as YAML holds them."""
        return [_figure(*figure) for figure in self.figures]

    def item(self) -> dict[str, Plain]:
        """Return it as a new item."""
        return {name: value for name, value in self.fields().items() if value not in (None, [], ())}


def read_item(item: Item) -> FactForm:
    """Fill in a form from a fact as it is written."""
    kind = next((kind for kind in KINDS if kind in item.data), "text")
    return FactForm(
        id=item.id,
        kind=kind,
        wording=item.string(kind),
        said_by=item.string("said_by"),
        about=item.strings("about"),
        topics=item.strings("topics"),
        figures=[
            (_get(each, "value"), _get(each, "unit"), _get(each, "label"))
            for each in mappings(item.data.get("figures"))
        ],
        cite=[citation for each in listed(item.data.get("cite")) for citation in _citations(each)],
        reads=item.string("reads"),
        asks=item.strings("asks"),
        when=item.string("when"),
        quiz=[_ask_and_answer(each) for each in mappings(item.data.get("quiz"))],
    )


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a posted form, in order."""

    pairs: Sequence[tuple[str, str]] = field(default=())

    def one(self, name: str) -> str:
        """Return the field's value on one line, without spaces around it; empty where it is not there."""
        return next((" ".join(value.split()) for key, value in self.pairs if key == name), "")

    def all(self, name: str) -> list[str]:
        """Return every value of a field, each on one line."""
        return [" ".join(value.split()) for key, value in self.pairs if key == name]

    def lines(self, name: str) -> list[str]:
        """Return the lines of a field that hold something, each once."""
        raw = next((value for key, value in self.pairs if key == name), "")
        found = (" ".join(line.split()) for line in raw.splitlines())
        return list(dict.fromkeys(line for line in found if line))

    def raw(self, name: str) -> str:
        """Return the field as it was posted."""
        return next((value for key, value in self.pairs if key == name), "")


def read_fields(fields: Fields) -> FactForm:
    """Fill in a form from what was posted; rows without anything in them are left out."""
    kind = fields.one("kind")
    figures = zip(fields.all("value"), fields.all("unit"), fields.all("label"), strict=False)
    cite = zip(fields.all("sentence"), fields.all("words"), strict=False)
    return FactForm(
        id=fields.one("id"),
        kind=kind if kind in KINDS else "text",
        wording=fields.one("wording"),
        said_by=fields.one("said_by"),
        about=_once(
            [*_main(fields), *fields.all("about"), *map(str.strip, fields.one("more_about").split(","))]
        ),
        topics=_once(fields.all("topics")),
        figures=[(value.replace(",", ""), unit, label) for value, unit, label in figures if value or unit],
        cite=[(sentence, words) for sentence, words in cite if sentence],
        reads=fields.one("reads"),
        asks=fields.lines("asks"),
        when=fields.one("when"),
        quiz=fields.lines("quiz"),
    )


def from_suggestion(suggestion: Suggestion, fact_id: str, topics: Sequence[str]) -> FactForm:
    """Fill in a form from what a selection in the article tells."""
    return FactForm(
        id=fact_id,
        kind="quote" if suggestion.quote else "text",
        wording=suggestion.quote,
        said_by=suggestion.said_by,
        about=suggestion.about,
        topics=topics,
        figures=[
            (f"{amount.value.normalize():f}", amount.unit or "number", amount.label)
            for amount in suggestion.amounts
        ],
        cite=[(str(citation.sentence), citation.words or "") for citation in suggestion.cite],
    )


def _main(fields: Fields) -> list[str]:
    """Return the name that the fact is mainly about, where one was chosen that it is about at all."""
    mainly = fields.one("mainly")
    return [mainly] if mainly in fields.all("about") else []


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _get(mapping: Mapping[str, Any], key: str) -> str:
    return str(mapping.get(key, ""))


def _citations(written: object) -> list[tuple[str, str]]:
    """Read `42` and `{sentence: 42, words: …}` alike; what is neither is left out."""
    if isinstance(written, str):
        return [(written, "")]
    return [(_get(each, "sentence"), _get(each, "words")) for each in mappings(written)]


def _shorten(values: Sequence[Plain]) -> Plain | None:
    """Write one thing without a list around it."""
    return values[0] if len(values) == 1 else list(values)


def keep_marks(figures: Sequence[Mapping[str, Plain]], item: Item) -> list[Plain]:
    """Give each figure again what no form asks for: whom it is of, when it holds, whether it is a change."""
    written = {_get(each, "value"): each for each in mappings(item.data.get("figures"))}
    return [
        {**figure, **{mark: old[mark] for mark in _MARKS if mark in old}}
        for figure in figures
        for old in [written.get(str(figure["value"]), {})]
    ]


def _figure(value: str, unit: str, label: str) -> dict[str, Plain]:
    return {"value": value, "unit": unit, **({"label": label} if label else {})}


def _question(line: str) -> dict[str, Plain]:
    """Read a question with its answer behind it; one without is left to the checker."""
    ask, mark, answer = line.rpartition("?")
    if not mark or not answer.strip():
        return {"ask": line}
    answer = answer.strip()
    number = answer.replace(",", "").removesuffix(".")
    is_number = number.replace(".", "", 1).isdecimal()
    return {"ask": f"{ask}?", **({"figure": number} if is_number else {"name": answer})}


def _ask_and_answer(question: Mapping[str, Any]) -> str:
    answer = _get(question, "figure") or _get(question, "name")
    return f"{_get(question, 'ask')} {answer}".strip()


def _citation(sentence: str, words: str) -> Plain:
    return {"sentence": sentence, "words": words} if words else sentence
