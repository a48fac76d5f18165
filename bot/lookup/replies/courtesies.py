"""Words small talk, and what a line that leans on the last was taken for. Pure."""

from collections.abc import Mapping

from bot.languages import mark, say, say_list
from bot.lookup.outcomes import Talk
from bot.lookup.replies.markup import Markup, Reply

_LINES: Mapping[str, str] = {
    "greeting": mark("Hello! Ask me about the article: {trial}, for one."),
    "thanks": mark("You’re welcome. There is more, if you like: {trial}."),
    "farewell": mark("Goodbye. I’ll be here when you want to know more: {trial}."),
    "identity": mark(
        "I’m Dateline, a bot that knows one article, “{title}”, and where it says what. Try {trial}."
    ),
    "ability": mark(
        "I tell what “{title}” says, with the sentence it stands on. Try {trial}, a plain question, or {help}."
    ),
    "praise": mark("Glad it helps. Try {trial} too."),
    "blame": mark("Sorry. {why} says how I understood you, {help} what I know; {trial} works."),
    "laughter": mark("Glad to amuse. The news is drier: {trial}."),
    "mood": mark("Awake and well briefed, thank you. Ask me something: {trial}."),
    "test": mark("It works, I hear you. Now ask me something: {trial}."),
    "acknowledgement": mark("Good. If you want to know more: {trial}."),
    "emoji": mark("I only read words. Try some: {trial}."),
    "nothing_before": mark(
        "That leans on something you have not asked me lately. Put the name in, as in {trial}."
    ),
    "nothing_told": mark(
        "I have told you nothing yet that I could repeat, or name the source of. Try {trial}."
    ),
    "all_told": mark("That was all I have on that. Try {trial}."),
    "whom": mark("I’m not sure whom or what you mean: {names}? Ask again with the name."),
}


def word_talk(talk: Talk, markup: Markup) -> Reply:
    """Say one line, with a command to try."""
    line = say(
        _LINES[talk.topic],
        title=markup.escape(talk.brief.title),
        trial=markup.command(talk.trial),
        help=markup.command("help"),
        why=markup.command("why"),
        names=say_list([markup.bold(markup.escape(entity.name)) for entity in talk.entities], "or"),
    )
    return Reply(title="", lead=line)


def word_understood(understood: str) -> str:
    """Say what a line that leans on the last was taken for, in plain text."""
    return say("Understood: “{line}”", line=understood)
