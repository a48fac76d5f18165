"""A digest as somebody wants it -> a Draft, or what is wrong with it. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace

from bot.brief import Brief, translate_brief
from bot.digests.composing import KINDS
from bot.digests.lateness import LatePolicy
from bot.digests.records import Draft, Schedule, fold_name
from bot.digests.recurrence import find_zone
from bot.digests.typed_wishes import read_duration, read_typed
from bot.errors import UserError
from bot.languages import say, say_count, spoken
from bot.lookup import Quizbook

OF_TOPICS = ("rotation", "new", "quiz")
"""The kinds that may keep to one topic."""
LONGEST_NAME = 50
_FALLBACK_ZONE = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a member asks for; None leaves it as it is, or as it usually is."""

    when: str | None = None
    zone: str | None = None
    what: str | None = None
    name: str | None = None
    brief: str | None = None
    channel_id: int | None = None
    role_id: int | None = None
    crosspost: bool | None = None
    late: LatePolicy | None = None
    grace: str | None = None


def draft_new(
    wish: Wish,
    *,
    guild_id: int,
    created_by: int,
    briefs: Mapping[str, Brief],
    taken: Collection[str],
    seed: int,
) -> Draft:
    """Draft a digest. `taken` are the names that the guild's digests have. Raises UserError saying what will not do."""
    first = next(iter(briefs))
    empty = Draft(
        guild_id=guild_id,
        channel_id=wish.channel_id or 0,
        name="",
        brief=first,
        kind="brief",
        recurrence="",
        zone=_FALLBACK_ZONE,
        created_by=created_by,
        seed=seed,
    )
    draft = change(empty, wish, briefs)
    return draft if draft.name else replace(draft, name=_name_freely(draft.topic or draft.kind, taken))


def redraft(schedule: Schedule, wish: Wish, briefs: Mapping[str, Brief]) -> Draft:
    """Draft a schedule of the ledger anew. Raises UserError saying what will not do."""
    return change(Draft(**{each.name: getattr(schedule, each.name) for each in fields(Draft)}), wish, briefs)


def change(draft: Draft, wish: Wish, briefs: Mapping[str, Brief]) -> Draft:
    """Return a draft with what is wished for."""
    brief = briefs.get(draft.brief) if wish.brief is None else _find_brief(wish.brief, briefs)
    contents = list_contents(brief)
    if wish.when is not None:
        typed = read_typed(wish.when, contents)
        draft = replace(draft, recurrence=typed.when)
        wish = replace(wish, zone=wish.zone or typed.zone, what=wish.what or typed.what)
    if wish.zone is not None:
        draft = replace(draft, zone=find_zone(wish.zone))
    if wish.what is not None:
        draft = _fill(draft, wish.what, contents)
    if wish.name is not None:
        draft = replace(draft, name=_check_name(wish.name))
    if wish.grace is not None:
        draft = replace(draft, grace_seconds=int(read_duration(wish.grace).total_seconds()))
    return replace(
        draft,
        brief=brief.id if brief else draft.brief,
        channel_id=wish.channel_id or draft.channel_id,
        role_id=wish.role_id or draft.role_id,
        crosspost=draft.crosspost if wish.crosspost is None else wish.crosspost,
        late=wish.late or draft.late,
    )


def describe_contents(draft: Draft, briefs: Mapping[str, Brief]) -> str:
    """Say what goes into a digest."""
    brief = briefs.get(draft.brief)
    brief = brief and translate_brief(brief, spoken())
    contents = say(KINDS.get(draft.kind, draft.kind))
    if draft.topic is not None:
        topic = brief.topics.get(draft.topic) if brief else None
        title = topic.title if topic else draft.topic
        if draft.kind == "topic":
            contents = say("the topic “{topic}”", topic=title)
        else:
            contents = say("{contents}, of the topic “{topic}”", contents=contents, topic=title)
    if brief and len(briefs) > 1:
        return say("{contents} of “{brief}”", contents=contents, brief=brief.title)
    return contents


def list_contents(brief: Brief | None) -> dict[str, tuple[str, str | None]]:
    """Return what can go in: what people type -> the kind and the topic. Kinds come before topics of their name."""
    left_out = {"topic"} if brief is None or Quizbook(brief).is_enough else {"topic", "quiz"}
    contents: dict[str, tuple[str, str | None]] = {
        kind: (kind, None) for kind in KINDS if kind not in left_out
    }
    for name, topic in brief.topics.items() if brief else ():
        for typed in (name, *topic.aliases):
            contents.setdefault(typed, ("topic", name))
            contents |= {f"{kind} {typed}": (kind, name) for kind in OF_TOPICS if kind not in left_out}
    return contents


def _fill(draft: Draft, what: str, contents: Mapping[str, tuple[str, str | None]]) -> Draft:
    found = contents.get(" ".join(what.casefold().split()))
    if found is None:
        known = ", ".join(f"`{name}`" for name in contents if " " not in name)
        raise UserError(
            say(
                "`{typed}` is nothing that a digest can show. Choose one of {known}.",
                typed=what[:40].replace("`", ""),
                known=known,
            )
        )
    kind, topic = found
    return replace(draft, kind=kind, topic=topic)


def _find_brief(typed: str, briefs: Mapping[str, Brief]) -> Brief:
    for brief in briefs.values():
        if typed.strip().casefold() in {brief.id.casefold(), brief.title.casefold()}:
            return brief
    known = ", ".join(f"`{name}`" for name in briefs)
    raise UserError(say("There is no such brief. Choose one of {known}.", known=known))


def _check_name(name: str) -> str:
    name = " ".join(name.split())
    if not 1 <= len(name) <= LONGEST_NAME or not name.isprintable():
        raise UserError(
            say_count(
                "A digest's name has 1 to {count} characters on one line.",
                "A digest's name has 1 to {count} characters on one line.",
                LONGEST_NAME,
            )
        )
    return name


def _name_freely(wanted: str, taken: Collection[str]) -> str:
    """Return the name, with a number where it is taken."""
    keys = {fold_name(name) for name in taken}
    candidates = (wanted if number == 1 else f"{wanted} {number}" for number in range(1, len(keys) + 2))
    return next(name for name in candidates if fold_name(name) not in keys)
