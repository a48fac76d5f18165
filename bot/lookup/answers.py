"""(command, words) -> an Outcome. Pure: a Lookup is made of a library and never changes."""

from collections.abc import Callable, Iterable, Mapping

from bot.brief.library import Library
from bot.brief.model import Topic
from bot.lookup.outcomes import Guide, Miss, Outcome, Silence
from bot.lookup.topics import BriefLookup

FIXED_COMMANDS: Mapping[str, str] = {
    "brief": "What the article says, in short.",
    "about": "All the article says about a name.",
    "ask": "Ask in your own words.",
    "help": "What you can type.",
    "ping": "Whether I am awake.",
}
"""The commands that Dateline has whatever the briefs hold, with their help."""


class Lookup:
    """Answers commands from every brief of a library; the first brief that knows something answers."""

    def __init__(self, library: Library) -> None:
        self._briefs = [BriefLookup.of(brief) for brief in library.briefs.values()]
        self.topics: dict[str, Topic] = {}
        """Every topic by its command; where two briefs share one, the first brief's words name it."""
        for brief in library.briefs.values():
            self.topics = {**brief.topics, **self.topics}
        self._commands = {alias: name for name, topic in self.topics.items() for alias in topic.aliases}
        self._commands.update((name, name) for name in (*self.topics, *FIXED_COMMANDS))

    @property
    def title(self) -> str:
        """The title of the first brief."""
        return self._briefs[0].brief.title

    def command(self, typed: str) -> str | None:
        """Return the command that a word names, be it its name or an alias, or None."""
        return self._commands.get(typed.casefold())

    def respond(self, command: str, words: str = "") -> Outcome:
        """Answer a command with the words typed behind it; unknown commands get Silence."""
        words = " ".join(words.split())
        match self.command(command):
            case "brief":
                return self._briefs[0].summarize()
            case "help":
                return self._guide()
            case "about":
                return _first(lambda brief: brief.tell_about("about", words), self._briefs)
            case "ask":
                return _first(lambda brief: brief.ask("ask", words), self._briefs)
            case str(topic) if topic in self.topics:
                holders = [brief for brief in self._briefs if topic in brief.brief.topics]
                return _first(lambda brief: brief.answer(topic, words), holders)
            case _:
                return Silence(command=command, query=words)

    def complete(self, command: str, typed: str, limit: int = 25) -> list[str]:
        """Return names that complete what was typed behind a command, best first."""
        kinds = self.topics[command].shows.entities if command in self.topics else ()
        matches = [match for brief in self._briefs for match in brief.index.complete(typed, kinds, limit)]
        return list(dict.fromkeys(match.entity.name for match in matches))[:limit]

    def _guide(self) -> Outcome:
        topics = tuple((name, topic.help) for name, topic in self.topics.items())
        groups = (("About the article", topics), ("Always", tuple(FIXED_COMMANDS.items())))
        return Guide(command="help", brief=self._briefs[0].brief, groups=groups)


def _first(answer: Callable[[BriefLookup], Outcome], briefs: Iterable[BriefLookup]) -> Outcome:
    """Return the first outcome that is not a miss, or else the first miss."""
    first_miss: Outcome = Silence()
    for brief in briefs:
        outcome = answer(brief)
        if not isinstance(outcome, Miss):
            return outcome
        if isinstance(first_miss, Silence):
            first_miss = outcome
    return first_miss
