"""What a person types for a setting -> its value, or in words what is wrong with it."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence

import discord

from bot.brief import Brief
from bot.errors import UserError
from bot.languages import mark, say
from bot.settings import MAX_PREFIX, PrefixFault, find_prefix_fault

ALL = "all"
EVERYWHERE = "everywhere"
AUTO = "auto"
ON, OFF = "on", "off"
MOST_CHANNELS = 25
_SWITCHES = {ON: True, "yes": True, "true": True, OFF: False, "no": False, "false": False}
_CHANNEL = re.compile(r"<#(\d+)>|(\d{15,20})")
_ECHOED = 40
_WRAPPINGS = ("`", '"', "'")
_MOST_NAMED = 10
_FAULTS: Mapping[PrefixFault, str] = {
    "length": mark("A prefix has 1 to {most} characters, as `!` or `d!` has."),
    "space": mark("A prefix has no spaces in it: take `!` or `d!`."),
    "hidden": mark("That has a character which nobody sees or types: take `!` or `d!`."),
    "kept": mark("Discord keeps {sign} for itself: take `!`, `?` or `d!`."),
    "word": mark(
        "With that, ordinary words would be commands: begin or end it with a sign, as in `!` or `d!`."
    ),
}


def read_prefix(typed: str) -> str:
    """Return what commands may start with; code or quotation marks around it are taken off. Raises UserError."""
    typed = typed.strip()
    if typed[0:1] in _WRAPPINGS and typed[-1:] == typed[0] and len(typed) > 2:  # noqa: PLR2004 - both marks
        typed = typed[1:-1]
    fault = find_prefix_fault(typed)
    if fault is not None:
        raise UserError(say(_FAULTS[fault], most=MAX_PREFIX, sign=f"“{typed[:1]}”"))
    return typed


def read_switch(typed: str) -> bool:
    """Read `on` or `off`. Raises UserError."""
    wanted = _SWITCHES.get(typed.strip().casefold())
    if wanted is None:
        raise UserError(say("`{typed}` is neither `on` nor `off`.", typed=echo(typed)))
    return wanted


def read_briefs(typed: str, briefs: Mapping[str, Brief]) -> tuple[str, ...]:
    """Read ids of briefs, with spaces or commas between; `all` is none. Raises UserError naming those there are."""
    words = split_words(typed)
    if [word.casefold() for word in words] == [ALL]:
        return ()
    by_key = {each.casefold(): each for each in briefs}
    for word in words:
        if word.casefold() not in by_key:
            near = difflib.get_close_matches(word.casefold(), by_key, 1)
            named = ", ".join(f"`{by_key[each]}`" for each in near or [*by_key][:_MOST_NAMED])
            raise UserError(
                say("There is no brief `{typed}`. There is: {briefs}.", typed=echo(word), briefs=named)
            )
    return tuple(dict.fromkeys(by_key[word.casefold()] for word in words))


def read_language(typed: str, languages: Sequence[str]) -> str:
    """Read a language's code; `auto` is none. Raises UserError naming those there are."""
    wanted = typed.strip().casefold().replace("_", "-")
    if wanted == AUTO:
        return ""
    for code in (wanted, wanted.split("-", maxsplit=1)[0]):
        if code in languages:
            return code
    named = ", ".join(f"`{each}`" for each in (*languages, AUTO))
    raise UserError(
        say("I do not speak `{typed}`. Take one of {languages}.", typed=echo(typed), languages=named)
    )


def read_channels(typed: str, guild: discord.Guild) -> tuple[int, ...]:
    """Read channels, mentioned or by name; `everywhere` is none. Raises UserError."""
    words = split_words(typed)
    if [word.casefold() for word in words] in ([EVERYWHERE], [ALL]):
        return ()
    found = tuple(dict.fromkeys(_find_channels(words, guild)))
    if len(found) > MOST_CHANNELS:
        raise UserError(
            say(
                "Those are {count} channels; name up to {most}, or `everywhere`.",
                count=len(found),
                most=MOST_CHANNELS,
            )
        )
    return found


def _find_channels(words: Sequence[str], guild: discord.Guild) -> Iterator[int]:
    named = {
        channel.name.casefold(): channel.id for channel in reversed(guild.channels) if _holds_talk(channel)
    }
    for word in words:
        mentioned = _CHANNEL.fullmatch(word)
        channel = guild.get_channel_or_thread(int(mentioned[1] or mentioned[2])) if mentioned else None
        channel_id = (
            channel.id if channel and _holds_talk(channel) else named.get(word.lstrip("#").casefold())
        )
        if channel_id is None:
            raise UserError(
                say(
                    "`{typed}` is no channel of this server that I see; mention it, as in `#news`.",
                    typed=echo(word),
                )
            )
        yield channel_id


def _holds_talk(channel: object) -> bool:
    return not isinstance(channel, discord.CategoryChannel)


def split_words(typed: str) -> list[str]:
    """Return what stands between spaces and commas."""
    return typed.replace(",", " ").split()


def echo(typed: str) -> str:
    """Return what was typed, to be put in code marks, without what turns, hides or ends it."""
    return "".join(each for each in typed[:_ECHOED] if each.isprintable() and each != "`")
