"""What a corrected message says, and what a posted correction says. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.brief import Brief, translate_brief
from bot.digests.composing import Content, Item, contrast, describe, squeeze
from bot.digests.records import Change
from bot.languages import say, say_day, spoken
from bot.lookup.replies import footer


def agrees(brief: Brief, changes: Sequence[Change]) -> bool:
    """Say whether a brief has the facts as the latest changes say."""
    for change in _latest(changes).values():
        fact = brief.facts.get(change.fact_id)
        if (None if fact is None else describe(fact, brief)) != change.after:
            return False
    return True


def amend(content: Content, changes: Sequence[Change], brief: Brief, zone: ZoneInfo) -> Content:
    """Put every change into a posted digest: the fact as it is now, and under it what was corrected and when.

    It depends on nothing else, so that the same correction made twice gives the same message.
    """
    latest = _latest(changes)
    items = (
        _amend_item(item, latest[item.fact_id], brief, zone) if item.fact_id in latest else item
        for item in content.items
    )
    if content.quiz is not None:
        # the answer that was taken for right: it stood nowhere in the post, and now it must
        known = {item.fact_id for item in content.items}
        items = (
            *items,
            *(_state_change(each, brief, zone) for each in latest.values() if each.fact_id not in known),
        )
    return squeeze(replace(content, items=tuple(items)))


def compose_correction(
    changes: Sequence[Change], brief: Brief, *, title: str, slot: datetime, zone: ZoneInfo
) -> Content:
    """Say what is wrong with a digest that stands as it was posted, or stood."""
    items = (_state_change(change, brief, zone) for change in _latest(changes).values())
    content = Content(
        brief=brief.id,
        title=say("Correction"),
        lead=say("To “{title}”, posted on {day}.", title=title, day=say_day(slot.astimezone(zone).date())),
        items=tuple(items),
        footer=footer(translate_brief(brief, spoken())),
    )
    return squeeze(content)


def _latest(changes: Sequence[Change]) -> dict[str, Change]:
    return {change.fact_id: change for change in changes}


def _state_change(change: Change, brief: Brief, zone: ZoneInfo) -> Item:
    original = brief.language if translate_brief(brief, spoken()).told_in else ""
    before = Item(fact_id=change.fact_id, kind="report", wording=change.before, language=original)
    return _amend_item(before, change, brief, zone)


def _amend_item(item: Item, change: Change, brief: Brief, zone: ZoneInfo) -> Item:
    at = change.at.astimezone(zone)
    when = f"{say_day(at.date())}, {at:%H:%M}"
    if change.after is None:
        return replace(item, label="withdrawn", remark=say("Withdrawn {when}", when=when))
    fresh = Item.of(brief.facts[change.fact_id], brief, label=item.label)
    if change.before == change.after:
        remark = say("Restored {when}", when=when)
    elif fresh.language or not translate_brief(brief, spoken()).told_in:
        difference = contrast(change.before, change.after)
        remark = say("Corrected {when}: {difference}", when=when, difference=difference)
    elif (
        item.language or item.wording == fresh.wording
    ):  # what differs is not in the words that are read here
        remark = say("Corrected {when}", when=when)
    else:
        difference = contrast(item.wording, fresh.wording)
        remark = say("Corrected {when}: {difference}", when=when, difference=difference)
    return replace(fresh, remark=remark)
