"""What is wrong with how a command was typed behind a prefix, and how to type it."""

from discord.ext import commands

from bot.languages import mark, say

_KINDS = {
    commands.ChannelNotFound: mark("`{typed}` is no channel of this server; mention it, as in `#news`."),
    commands.ThreadNotFound: mark("`{typed}` is no thread of this server; mention it."),
    commands.RoleNotFound: mark("`{typed}` is no role of this server; mention it, or write its name."),
    commands.BadBoolArgument: mark("`{typed}` is neither yes nor no; write one of them."),
}


def explain_input(error: Exception) -> str:  # noqa: PLR0911 - each mistake has its words
    """Say what is missing or not understood, and how to write it."""
    match error:
        case commands.MissingRequiredArgument() if flag := _first_flag(error.param):
            return say(
                "Say {option} first: {description}", option=flag.name, description=say(flag.description)
            )
        case commands.MissingRequiredArgument() | commands.MissingRequiredFlag():
            return say("Say which {option}.", option=_named(error))
        case commands.MissingFlagArgument() | commands.TooManyFlags():
            return say(
                "Write `{option}:` once, with its value behind it: {description}",
                option=error.flag.name,
                description=say(error.flag.description),
            )
        case commands.BadFlagArgument():
            return _explain_kind(error.original, error.argument) or say(
                "`{typed}` is no {option}: {description}",
                typed=_echo(error.argument),
                option=error.flag.name,
                description=say(error.flag.description),
            )
        case commands.BadUnionArgument():
            return _explain_kind(error.errors[0])
        case commands.BadArgument() if kind := _explain_kind(error):
            return kind
        case _:
            return str(error) or say("That cannot be done here.")


def _first_flag(parameter: commands.Parameter) -> commands.Flag | None:
    """Return what comes first where a command takes options."""
    converter = parameter.converter
    if isinstance(converter, type) and issubclass(converter, commands.FlagConverter):
        return next(iter(converter.get_flags().values()))
    return None


def _named(error: commands.MissingRequiredArgument | commands.MissingRequiredFlag) -> str:
    return error.param.name if isinstance(error, commands.MissingRequiredArgument) else error.flag.name


def _explain_kind(error: Exception, typed: object = None) -> str:
    """Say what was typed, and which kind of thing it is not; nothing where that is not known."""
    words = next((words for kind, words in _KINDS.items() if isinstance(error, kind)), "")
    return say(words, typed=_echo(getattr(error, "argument", "") if typed is None else typed))


def _echo(text: object) -> str:
    """Return what was typed, to be put in code marks, without what turns, hides or ends it."""
    return "".join(character for character in str(text)[:40] if character.isprintable() and character != "`")
