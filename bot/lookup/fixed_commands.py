"""The commands that there are whatever the briefs hold, with their help. Pure."""

from collections.abc import Mapping

from bot.languages import mark

FIXED_COMMANDS: Mapping[str, str] = {
    "brief": mark("What the article says, in short."),
    "about": mark("All the article says about a name."),
    "map": mark("Where the article’s countries and places lie."),
    "ask": mark("Ask in your own words."),
    "source": mark("What the brief rests on; with a number, what stands on that sentence."),
    "why": mark("Why the last answer was what it was."),
    "help": mark("What you can type."),
    "ping": mark("Whether I am awake."),
}
"""The commands that Dateline has whatever the briefs hold, with their help, to be said."""

YIELDING_COMMANDS = frozenset({"map"})
"""Those of them that a brief may have as a topic of its own, which then goes first."""

MANAGING_COMMANDS: Mapping[str, str] = {
    "digest": mark("Brief summaries on a schedule: digest add, list, preview …"),
    "settings": mark("How I answer here: prefix, briefs, language, channels, plain text."),
}
"""The commands that are listed here and answered elsewhere."""

PERSONAL_COMMANDS: Mapping[str, str] = {
    "my-settings": mark("How I answer you: plain text or not."),
    "privacy": mark("What I keep of you, and how to delete it."),
}
"""The same, for everybody."""
