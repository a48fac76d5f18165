"""What is said of settings: what each is for, what it is now, and what was changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import discord
from babel import Locale, UnknownLocaleError
from discord.utils import escape_markdown

from bot.brief import Brief
from bot.chat.paging import shorten
from bot.chat.preferences import GuildPreferences
from bot.languages import list_languages, mark, say, say_count

_MOST_NAMED = 5
_LONGEST_TITLE = 100


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of a server. `field` is what GuildPreferences calls it."""

    title: str
    help: str
    example: str
    """What may be typed behind its command."""
    field: str


SETTINGS: Mapping[str, Setting] = {
    "prefix": Setting(mark("Prefix"), mark("What commands start with."), "?", "prefix"),
    "brief": Setting(
        mark("Briefs"),
        mark("What I answer from, the first one first; `all` is every brief."),
        "{brief}",
        "briefs",
    ),
    "language": Setting(
        mark("Language"), mark("What I speak; `auto` goes by each person."), "{language}", "language"
    ),
    "channels": Setting(
        mark("Channels"),
        mark("Where I answer, threads included; or `everywhere`."),
        "#news #talk",
        "channels",
    ),
    "plain": Setting(mark("Plain text"), mark("Answers without layouts."), "on", "plain"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the words of a setting go by."""

    guild: discord.Guild
    briefs: Mapping[str, Brief]
    default: GuildPreferences


def word_setting(name: str, chosen: GuildPreferences, scene: Scene) -> str:
    """Say what a setting is, what it would be unless it had been changed, what it is for and how to change it."""
    setting = SETTINGS[name]
    now, default = word_value(name, chosen, scene), word_value(name, scene.default, scene)
    changed = is_changed(name, scene.default, chosen)
    aside = say("default: {value}", value=default) if changed else say("default")
    example = setting.example.format(brief=next(iter(scene.briefs)), language=list_languages()[-1])
    return f"**{say(setting.title)}**: {now} ({aside})\n-# {say(setting.help)} `/settings {name} {example}`"


def is_changed(name: str, before: GuildPreferences, after: GuildPreferences) -> bool:
    """Whether a setting is other than it was."""
    field = SETTINGS[name].field
    return bool(getattr(before, field) != getattr(after, field))


def word_change(name: str, before: GuildPreferences, after: GuildPreferences, scene: Scene) -> str:
    """Say in one line what was changed."""
    title, now, then = (
        say(SETTINGS[name].title),
        word_value(name, after, scene),
        word_value(name, before, scene),
    )
    if not is_changed(name, before, after):
        return say("**{title}**: {value}, as before.", title=title, value=now)
    return say("**{title}**: now {now}; before, {then}.", title=title, now=now, then=then)


def word_value(name: str, chosen: GuildPreferences, scene: Scene) -> str:
    """Say what a setting is."""
    word: Mapping[str, Callable[[], str]] = {
        "prefix": lambda: f"`{chosen.prefix}`",
        "brief": lambda: _word_briefs(chosen.briefs, scene.briefs),
        "language": lambda: _word_language(chosen.language),
        "channels": lambda: _word_channels(chosen.channels, scene.guild),
        "plain": lambda: say("on") if chosen.plain else say("off"),
    }
    return word[name]()


def name_language(code: str) -> str:
    """Return what a language is called in English and by those who speak it: `Latvian (latviešu)`."""
    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return code
    in_english, own = locale.get_display_name("en") or code, locale.get_display_name() or code
    return in_english if in_english.casefold() == own.casefold() else f"{in_english} ({own})"


def _word_briefs(chosen: Sequence[str], briefs: Mapping[str, Brief]) -> str:
    gone = _enumerate([f"`{each}`" for each in chosen if each not in briefs])
    titles = [
        f"“{shorten(escape_markdown(briefs[each].title), _LONGEST_TITLE)}”"
        for each in chosen
        if each in briefs
    ]
    named = _enumerate(titles) or say("every brief")
    return say("{briefs} ({gone} is gone and left out)", briefs=named, gone=gone) if gone else named


def _word_language(code: str) -> str:
    if not code:
        return say("each person’s own")
    if code not in list_languages():
        return say("each person’s own (I do not speak `{code}` any more)", code=code)
    return name_language(code)


def _word_channels(chosen: Sequence[int], guild: discord.Guild) -> str:
    if not chosen:
        return say("everywhere")
    there = [f"<#{each}>" for each in chosen if guild.get_channel_or_thread(each) is not None]
    named, gone = _enumerate(there) or say("nowhere"), len(chosen) - len(there)
    if not gone:
        return named
    return say_count("{named} ({count} is gone)", "{named} ({count} are gone)", gone, named=named)


def _enumerate(named: Sequence[str]) -> str:
    more = len(named) - _MOST_NAMED
    listed = ", ".join(named[:_MOST_NAMED])
    return (
        say_count("{named} and {count} more", "{named} and {count} more", more, named=listed)
        if more > 0
        else listed
    )
