"""The second reading: each fact beside the sentences that it stands on, and the mark that somebody has read it."""

from datetime import UTC, datetime

from starlette.responses import Response

from bot.curating.bench import Bench
from bot.curating.items import find_item, fingerprint
from bot.curating.pages.visits import Visit
from bot.curating.second_readings import (
    FindFact,
    Reading,
    cite_sentences,
    compare_readings,
    drop_review,
    find_reading,
    list_readings,
    put_review,
)

_LONGEST_NAME = 100


def show_reading(visit: Visit) -> Response:
    """Show the facts with how far each is, and one of them beside its sentences: the one asked for or the next to read."""
    asked = visit.asked("fact")
    return _show(visit, asked or _next(visit, list_readings(visit.bench)))


def sit_down(visit: Visit) -> Response:
    """Take down who reads, once for as long as the desk runs; without a name somebody else is asked."""
    fields, sitting = visit.fields, visit.room.sitting
    name = fields.one("reader")[:_LONGEST_NAME]
    if not name:
        sitting.get_up()
    elif sitting.has_unsaid and not fields.one("wrote"):
        return _show(visit, fields.one("fact"), "Say whether you wrote what was written here.", 400)
    else:
        sitting.sit_down(name, wrote=fields.one("wrote") == "yes")
    return visit.go("/reading", fact=fields.one("fact")) if fields.one("fact") else visit.go("/reading")


def mark_read(visit: Visit) -> Response:
    """Write that the fact as it was shown has been read, and go on to the next."""
    fact_id, reader = visit.fields.one("fact"), visit.room.sitting.reader
    if not reader:
        return visit.go("/reading", fact=fact_id)
    refused = _refuse(visit, fact_id)
    if refused:
        return _show(visit, fact_id, refused, 409)
    today = datetime.now(UTC).date()
    visit.change(f"Fact {fact_id} read by {reader}", lambda each: put_review(each, fact_id, reader, today))
    return _go_on(visit, fact_id)


def unmark_read(visit: Visit) -> Response:
    """Take a mark back."""
    fact_id = visit.fields.one("fact")
    visit.change(f"Fact {fact_id} not read", lambda each: drop_review(each, fact_id))
    return visit.go("/reading", fact=fact_id)


def _refuse(visit: Visit, fact_id: str) -> str:
    """Say why a fact cannot be marked as read; empty where it can."""
    bench = visit.bench
    item = find_item(bench.snapshot, "facts", fact_id)
    if item is None:
        return f"There is no fact `{fact_id}` any more."
    if fingerprint(item.data) != visit.fields.one("seen"):
        return "It was changed in the file since it was shown; read it as it is now."
    reading = find_reading(bench, item)
    if reading.fact is None or reading.state == "wrong":
        return "It does not hold yet; mend it first."
    if visit.room.sitting.is_own(visit.slug, reading.fact):
        return "You wrote it, so somebody else has to read it."
    return ""


def _go_on(visit: Visit, fact_id: str) -> Response:
    """Go where the mark was made: to the sentence, or to the next fact that is left."""
    number = visit.fields.one("at")
    if number.isdigit():
        return visit.go(sentence=int(number), closed=1)
    following = _next(visit, list_readings(visit.bench), fact_id)
    return visit.go("/reading", fact=following) if following else visit.go("/reading")


def _next(visit: Visit, readings: list[Reading], behind: str = "") -> str:
    """Return the id of the next fact that is left for who reads: after one, or else from the beginning."""
    at = next((place for place, each in enumerate(readings, start=1) if each.item.id == behind), 0)
    return next((each.item.id for each in readings[at:] + readings[:at] if _is_left(visit, each)), "")


def _is_left(visit: Visit, reading: Reading) -> bool:
    own = reading.fact is not None and visit.room.sitting.is_own(visit.slug, reading.fact)
    return reading.is_left and not own


def _show(visit: Visit, fact_id: str, error: str = "", status: int = 200) -> Response:
    bench, sitting = visit.bench, visit.room.sitting
    readings = list_readings(bench)
    opened = next((each for each in readings if each.item.id == fact_id), None)
    return visit.show(
        "reading_fact.html" if visit.is_partial else "reading.html",
        status=status,
        bench=bench,
        sitting=sitting,
        readings=readings,
        left=sum(each.is_left for each in readings),
        own={each.item.id for each in readings if each.fact and sitting.is_own(visit.slug, each.fact)},
        opened=opened,
        following=_next(visit, readings, fact_id),
        seen=fingerprint(opened.item.data) if opened else "",
        cited=cite_sentences(bench, opened.item) if opened else (),
        lapsed=_explain_lapse(visit, bench, opened),
        error=error,
    )


def _explain_lapse(visit: Visit, bench: Bench, opened: Reading | None) -> list[tuple[str, str, str]]:
    """Return what has changed since a fact was read, where the desk's own journal still has how it was."""
    if opened is None or opened.state != "lapsed" or opened.fact is None or opened.fact.reviewed is None:
        return []
    now = bench.brief.facts[opened.item.id]
    of = opened.fact.reviewed.of
    read = visit.folder.find_earlier(FindFact(of), of.encode())
    return list(compare_readings(read, now)) if read else []
