"""Words small talk, and what a line that leans on the last was taken for. Pure."""

from collections.abc import Mapping

from bot.lookup.outcomes import Talk
from bot.lookup.replies.markup import Markup, Reply

_LINES: Mapping[str, str] = {
    "greeting": "Hello! Ask me about the article: {trial}, for one.",
    "thanks": "You’re welcome. There is more, if you like: {trial}.",
    "farewell": "Goodbye. I’ll be here when you want to know more: {trial}.",
    "identity": "I’m Dateline, a bot that knows one article, “{title}”, and where it says what. Try {trial}.",
    "ability": "I tell what “{title}” says, with the sentence it stands on. Try {trial}, a plain question, or {help}.",
    "praise": "Glad it helps. Try {trial} too.",
    "blame": "Sorry. {why} says how I understood you, {help} what I know; {trial} works.",
    "laughter": "Glad to amuse. The news is drier: {trial}.",
    "mood": "Awake and well briefed, thank you. Ask me something: {trial}.",
    "test": "It works, I hear you. Now ask me something: {trial}.",
    "acknowledgement": "Good. If you want to know more: {trial}.",
    "emoji": "I only read words. Try some: {trial}.",
    "nothing_before": "That leans on something you have not asked me lately. Put the name in, as in {trial}.",
    "nothing_told": "I have told you nothing yet that I could repeat, or name the source of. Try {trial}.",
    "all_told": "That was all I have on that. Try {trial}.",
    "whom": "I’m not sure whom or what you mean: {names}? Ask again with the name.",
}


def word_talk(talk: Talk, markup: Markup) -> Reply:
    """Say one line, with a command to try."""
    line = _LINES[talk.topic].format(
        title=markup.escape(talk.brief.title),
        trial=markup.command(talk.trial),
        help=markup.command("help"),
        why=markup.command("why"),
        names=" or ".join(markup.bold(markup.escape(entity.name)) for entity in talk.entities),
    )
    return Reply(title="", lead=line)


def word_understood(understood: str) -> str:
    """Say what a line that leans on the last was taken for, in plain text."""
    return f"Understood: “{understood}”"
