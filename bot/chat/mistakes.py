"""What is wrong with how a command was typed behind a prefix, and how to type it."""

from discord.ext import commands

_KINDS = {
    commands.ChannelNotFound: "no channel of this server; mention it, as in `#news`",
    commands.ThreadNotFound: "no thread of this server; mention it",
    commands.RoleNotFound: "no role of this server; mention it, or write its name",
    commands.BadBoolArgument: "neither yes nor no; write one of them",
}


def explain_input(error: Exception) -> str:  # noqa: PLR0911 - each mistake has its words
    """Say what is missing or not understood, and how to write it."""
    match error:
        case commands.MissingRequiredArgument() if flag := _first_flag(error.param):
            return f"Say {flag.name} first: {flag.description}"
        case commands.MissingRequiredArgument() | commands.MissingRequiredFlag():
            return f"Say which {_named(error)}."
        case commands.MissingFlagArgument() | commands.TooManyFlags():
            return f"Write `{error.flag.name}:` once, with its value behind it: {error.flag.description}"
        case commands.BadFlagArgument():
            what = _explain_kind(error.original) or f"no {error.flag.name}: {error.flag.description}"
            return f"`{_echo(error.argument)}` is {what}"
        case commands.BadUnionArgument():
            return f"`{_echo(getattr(error.errors[0], 'argument', ''))}` is {_explain_kind(error.errors[0])}."
        case commands.BadArgument() if kind := _explain_kind(error):
            return f"`{_echo(getattr(error, 'argument', ''))}` is {kind}."
        case _:
            return str(error) or "That cannot be done here."


def _first_flag(parameter: commands.Parameter) -> commands.Flag | None:
    """Return what comes first where a command takes options."""
    converter = parameter.converter
    if isinstance(converter, type) and issubclass(converter, commands.FlagConverter):
        return next(iter(converter.get_flags().values()))
    return None


def _named(error: commands.MissingRequiredArgument | commands.MissingRequiredFlag) -> str:
    return error.param.name if isinstance(error, commands.MissingRequiredArgument) else error.flag.name


def _explain_kind(error: Exception) -> str:
    return next((words for kind, words in _KINDS.items() if isinstance(error, kind)), "")


def _echo(text: object) -> str:
    """Return what was typed, to be put in code marks, without what turns, hides or ends it."""
    return "".join(character for character in str(text)[:40] if character.isprintable() and character != "`")
