"""(command, words) -> an Outcome. Pure: a Lookup is made of a library and never changes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.brief import Brief, Entity, Kind, Library, Topic
from bot.languages import mark
from bot.lookup.addresses import Address, find_drawn, find_facts, find_names, shorten_key
from bot.lookup.certain_names import find_certain
from bot.lookup.citing import cite
from bot.lookup.fixed_commands import (
    FIXED_COMMANDS,
    MANAGING_COMMANDS,
    PERSONAL_COMMANDS,
    YIELDING_COMMANDS,
)
from bot.lookup.glossary import find_named
from bot.lookup.names import Mention, frequent_words
from bot.lookup.outcomes import (
    Answer,
    Explanation,
    Glossary,
    Guide,
    Incomparable,
    Miss,
    Nearest,
    Outcome,
    Quiz,
    Silence,
    UnknownCommand,
)
from bot.lookup.perspectives import VIEW_COMMANDS, Views, add_chance
from bot.lookup.placing import has_spots
from bot.lookup.topics import BriefLookup

_SHORTEST_GUESS = 5
"""A shorter word is one slip away from too many others."""
_SHORTEST_QUESTION = 3
"""Words behind a command from which on they may be a question, not a name."""
_ORDINARY = 1e-7
"""The share of all words from which on a word is one that people use."""


class Lookup:
    """Answers commands from every brief of a library; the first brief that knows something answers."""

    def __init__(
        self,
        library: Library,
        *,
        ahead: bool = True,
        without: str = "",
        indexed: Mapping[str, BriefLookup] | None = None,
    ) -> None:
        """Index every brief `ahead` of what is asked; otherwise each when, and as far as, it is asked.

        `without` leaves out a rule of `questions.claims`, to see what it is worth. What is `indexed` is not again.
        """
        self.library = library
        indexed = indexed or {}
        self._briefs = [
            indexed.get(brief.id) or BriefLookup(brief, library.sources.get(brief.id), without)
            for brief in library.briefs.values()
        ]
        if ahead:
            for brief in self._briefs:
                brief.prepare()
        self.topics: dict[str, Topic] = {}
        """Every topic by its command; where two briefs share one, the first brief's words name it."""
        for brief in self.library.briefs.values():
            self.topics = {**brief.topics, **self.topics}
        self._views = Views(self._briefs)
        self.views: Mapping[str, str] = {name: VIEW_COMMANDS[name] for name in self._views.holders}
        """Every view that a brief has what it needs for, with its help."""
        self.local_names = _list_local_names(library.briefs.values())
        """Every topic's command by what it is called in another language."""
        self._commands = {**self.local_names}
        self._commands.update((alias, name) for name, topic in self.topics.items() for alias in topic.aliases)
        self._commands.update((name, name) for name in (*self.topics, *self.views))
        self._fixed = {name: answer for name, answer in self._ANSWERS.items() if self._is_ours(name)}
        self._commands.update((name, name) for name in self._fixed)

    def only(self, brief_ids: Sequence[str]) -> "Lookup":
        """Return what answers from some of these briefs, in this order, and shares what is indexed."""
        library = replace(self.library, briefs={each: self.library.briefs[each] for each in brief_ids})
        return Lookup(library, ahead=False, indexed={each.brief.id: each for each in self._briefs})

    @property
    def first_brief(self) -> Brief:
        """The brief that speaks for all of them."""
        return self._briefs[0].brief

    @property
    def title(self) -> str:
        """The title of the first brief."""
        return self.first_brief.title

    @cached_property
    def fixed_commands(self) -> Mapping[str, str]:
        """The commands that these briefs leave to Dateline and have something for, with their help."""
        placed = any(has_spots(brief) for brief in self.library.briefs.values())
        return {
            name: text
            for name, text in FIXED_COMMANDS.items()
            if name in self._fixed and (name != "map" or placed)
        }

    def _is_ours(self, name: str) -> bool:
        """Whether no brief has a command of its own by the name of one that it may have."""
        return name not in YIELDING_COMMANDS or name not in self._commands

    def command(self, typed: str) -> str | None:
        """Return the command that a word names, be it its name or an alias, or None."""
        return self._commands.get(typed.casefold())

    def respond(self, command: str, words: str = "") -> Outcome:
        """Answer a command with the words typed behind it; unknown ones are guessed at, or left alone."""
        words = " ".join(words.split())
        name = self.command(command)
        if name is None:
            return self._guess_command(command, words)
        if name in self._fixed:
            return self._fixed[name](self, words)
        if name in self.views:
            return self._views.answer(name, words)
        holders = [brief for brief in self._briefs if name in brief.brief.topics]
        outcome = _first(lambda brief: brief.answer(name, words), holders)
        if isinstance(outcome, Miss) and not outcome.entities:
            return self._answer_as_question(command, words) or outcome
        return outcome

    def _answer_as_question(self, command: str, words: str) -> Outcome | None:
        """Answer `!where are US troops stationed`, which no name explains, as the question that it is."""
        if len(words.split()) < _SHORTEST_QUESTION:
            return None
        asked = self._fixed["ask"](self, f"{command} {words}")
        return asked if isinstance(asked, Answer) else None

    def find_certain(self, text: str) -> Entity | None:
        """Give whom or what a text names for certain: exactly, or but for one slip of a long name."""
        found = (find_certain(brief.index.resolve(text)) for brief in self._briefs)
        return next((entity for entity in found if entity is not None), None)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Find the names that stand in a text, by the first brief that knows any."""
        return next(filter(None, (brief.index.mentions(text) for brief in self._briefs)), ())

    def gloss(self, text: str) -> Glossary:
        """Say whom and what a text of any length names, by the first brief that knows any of it."""
        for brief in self._briefs:
            if entities := find_named(brief.index, text):
                return Glossary(brief=brief.brief, entities=entities)
        return Glossary(outcome="miss", brief=self.first_brief)

    def explain(self, earlier: Outcome) -> Outcome:
        """Say why an earlier outcome came out as it did; Silence where there is nothing to explain."""
        if isinstance(earlier, Silence):
            return Silence(command="why")
        return Explanation(brief=earlier.brief, of=earlier)

    def _why(self, words: str) -> Outcome:
        """Explain how some words are understood: as a question, or where nothing in them is known, as a name."""
        asked = self.respond("ask", words) if words else Silence()
        unknown = isinstance(asked, Miss) and not asked.entities
        return self.explain(self.respond("about", words) if unknown else asked)

    def _guess_command(self, typed: str, words: str = "") -> Outcome:
        """Answer a word behind the prefix that is no command: as a name, with the one it nearly is, or with Silence.

        A word of the language may well be another bot's command, so only what is no word can be a slip.
        """
        named = self.find_certain(f"{typed} {words}")
        if named is not None:
            return self.respond("about", named.name)
        typed = typed.casefold()
        if len(typed) < _SHORTEST_GUESS or typed in frequent_words(_ORDINARY):
            return Silence(command=typed, query=words)
        near = process.extractOne(typed, self._commands.keys(), scorer=OSA.distance, score_cutoff=1)
        if near is None:
            return Silence(command=typed, query=words)
        meant = f"{self._commands[near[0]]} {words}".strip()
        return UnknownCommand(command=typed, query=words, brief=self._briefs[0].brief, suggestions=(meant,))

    def visit(self, address: Address) -> Outcome | None:
        """Answer again what is at an address; None where that is gone."""
        match address:
            case Address(kind="o", command=command) if self.command(command) == command:
                return self.respond(command)
            case Address(kind="n"):
                return self._visit_names(address)
            case Address(kind="f" | "c" | "r"):
                return self._visit_facts(address)
            case Address(kind="s", command=key, keys=(number,)):
                cited = next((each for each in self.library.briefs if shorten_key(each) == key), None)
                return self._cite(f"{cited} {number}") if cited else None
            case _:
                return None

    def _visit_names(self, address: Address) -> Outcome | None:
        command, found = address.command, find_names(address, self.library.briefs.values())
        if found is None:
            return None
        brief = next(each for each in self._briefs if each.brief is found[0])
        query = " and ".join(entity.name for entity in found[1])
        if command in self.views:
            return self._views.answer(command, query, found[1], found[0])
        if command in brief.brief.topics:
            return brief.answer(command, query, found[1])
        return brief.tell_about(command, query, found[1])

    def _visit_facts(self, address: Address) -> Outcome | None:
        command, briefs = address.command, self.library.briefs.values()
        if address.kind == "r":
            drawn = find_drawn(address, briefs)
            if drawn is None:
                return None
            brief, fact, about = drawn
            return Answer(
                command=command, query="", brief=brief, entities=about, facts=(fact,), introduced=False
            )
        found = find_facts(address, briefs)
        if found is None:
            return None
        known: dict[str, Any] = {"command": command, "query": "", "brief": found[0], "facts": found[1]}
        return Nearest(**known) if address.kind == "c" else Answer(**known, introduced=False)

    def draw_another(self, address: Address, seed: int) -> Outcome | None:
        """Draw another fact where the one at an address was drawn; None where that is gone."""
        drawn = find_drawn(address, self.library.briefs.values())
        if drawn is None:
            return None
        brief, _, about = drawn
        words = " and ".join(entity.name for entity in about)
        return self._views.answer(address.command, add_chance(words, seed), about, brief if about else None)

    def find_quiz(self, key: str, seed: int) -> Quiz | None:
        """Return a question of the quiz again, by its key and the seed of its options; None where it is gone."""
        return self._views.find_quiz(key, seed)

    def complete(self, command: str, typed: str, limit: int = 25) -> list[str]:
        """Return names that complete what was typed behind a command, best first."""
        kinds: tuple[Kind, ...] = ("country", "place") if command == "map" else ()
        if command in self.topics:
            kinds = self.topics[command].shows.entities
        matches = [match for brief in self._briefs for match in brief.index.complete(typed, kinds, limit)]
        return list(dict.fromkeys(match.entity.name for match in matches))[:limit]

    def _show_map(self, words: str) -> Outcome:
        """Show the map of the first brief that has one, or that knows a name."""
        placed = [] if words else [brief for brief in self._briefs if has_spots(brief.brief)]
        return _first(lambda brief: brief.show_map(words), placed or self._briefs)

    def _cite(self, words: str) -> Outcome:
        """Tell of the first brief's source; with several briefs, a brief's id before or instead of the number."""
        typed, _, rest = words.partition(" ")
        briefs = self.library.briefs
        brief = briefs.get(typed, self._briefs[0].brief)
        return cite(brief, self.library.sources.get(brief.id), rest if typed in briefs else words)

    def _guide(self) -> Outcome:
        topics = tuple((name, topic.help) for name, topic in self.topics.items())
        groups = (
            (mark("About the article"), topics),
            (
                mark("In another way"),
                tuple((name, text) for name, text in self.views.items() if name not in self.topics),
            ),
            (mark("Always"), (*self.fixed_commands.items(), *PERSONAL_COMMANDS.items())),
            (mark("For those who manage the server"), tuple(MANAGING_COMMANDS.items())),
        )
        return Guide(
            command="help",
            brief=self._briefs[0].brief,
            groups=groups,
            topics=tuple((name, topic.title, topic.help) for name, topic in self.topics.items()),
            examples=self._examples,
        )

    @cached_property
    def _examples(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Examples of the first brief that are answered, whatever it is about."""
        brief = self._briefs[0]
        topics = brief.brief.topics
        people_first = sorted(topics, key=lambda name: "person" not in topics[name].shows.entities)
        suggested = ((command, brief.suggest_name(command)) for command in people_first)
        named = [
            f"{command} {name}" for command, name in suggested if name and command not in name.casefold()
        ]
        question = brief.suggest_question()
        cited = next((fact.sentences[0] for fact in brief.brief.facts.values() if fact.sentences), None)
        more = ["brief", *([f"source {cited}"] if cited else []), "why", "digest"]
        examples = (
            (mark("A name behind a topic, or anywhere"), named[:2]),
            (mark("A question"), [f"ask {question}"] if question else []),
            (mark("In another way"), self._view_examples()),
            (mark("In short · where it stands · why · on a schedule"), more),
        )
        return tuple((heading, tuple(typed)) for heading, typed in examples if typed)

    def _view_examples(self) -> list[str]:
        """Examples of the views that are no topic's."""
        pair = self.respond("compare") if "compare" in self.views else None
        examples = {"compare": f"compare {pair.trial}" if isinstance(pair, Incomparable) else "compare"}
        return [examples.get(name, name) for name in self.views if name not in self.topics]

    _ANSWERS: ClassVar[Mapping[str, Callable[["Lookup", str], Outcome]]] = {
        "brief": lambda self, _: self._briefs[0].summarize(),
        "about": lambda self, words: _first(lambda brief: brief.tell_about("about", words), self._briefs),
        "map": lambda self, words: self._show_map(words),
        "ask": lambda self, words: _first(lambda brief: brief.ask("ask", words), self._briefs),
        "source": lambda self, words: self._cite(words),
        "why": lambda self, words: self._why(words),
        "help": lambda self, _: self._guide(),
        "ping": lambda _, words: Silence(command="ping", query=words),
    }
    """What answers each command that is always there. The class has it: what an object keeps bound to itself, keeps it."""


def _list_local_names(briefs: Iterable[Brief]) -> Mapping[str, str]:
    return {
        words.command: name
        for brief in briefs
        for translation in brief.translations.values()
        for name, words in translation.topics.items()
        if words.command and name in brief.topics
    }


def _first(answer: Callable[[BriefLookup], Outcome], briefs: Iterable[BriefLookup]) -> Outcome:
    """Return the first outcome that answers, or else the first that comes near, or else the first miss."""
    nearest: Outcome | None = None
    for brief in briefs:
        outcome = answer(brief)
        if not isinstance(outcome, Miss | Nearest):
            return outcome
        if nearest is None or (isinstance(nearest, Miss) and isinstance(outcome, Nearest)):
            nearest = outcome
    return nearest or Silence()
