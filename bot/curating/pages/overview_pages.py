"""Commands, summary and particulars of a brief, and what the checker finds."""

from starlette.responses import Response

from bot.brief import Problem
from bot.curating.brief_folder import Snapshot
from bot.curating.conflicts import say
from bot.curating.fact_edits import set_summary
from bot.curating.items import find_item, find_items, fingerprint, listed, mappings
from bot.curating.pages.visits import Visit
from bot.curating.topic_edits import drop_topic, put_topic, read_topic_fields, set_particulars
from bot.errors import UserError


def show_topics(visit: Visit) -> Response:
    """Show the commands, with one of them open, or a new one; the summary; and the particulars."""
    bench = visit.bench
    topic = find_item(bench.snapshot, "topics", visit.asked("topic"))
    shows = mappings(topic.data.get("shows") if topic else None) or [{}]
    return visit.show(
        "topics.html",
        bench=bench,
        topics=list(find_items(bench.snapshot, "topics")),
        topic=topic,
        seen=fingerprint(topic.data) if topic else "",
        shows_entities=listed(shows[0].get("entities")),
        shows_facts=listed(shows[0].get("facts")),
        is_new="new" in visit.request.query_params,
        summary=_summary(bench.snapshot),
        summary_seen=fingerprint(_summary(bench.snapshot)),
        particulars=_particulars(bench.snapshot),
        particulars_seen=fingerprint(_particulars(bench.snapshot)),
    )


def save_topic(visit: Visit) -> Response:
    """Write a command."""
    was = visit.fields.one("was")
    name = was or visit.fields.one("name")
    item = find_item(visit.bench.snapshot, "topics", was)
    _require_same(visit, item.data if item else None, f"The command `{was}`", is_new=not was)
    if not was and find_item(visit.bench.snapshot, "topics", name):
        raise UserError(f"There is a command `{name}` already.")
    if not name:
        raise UserError("Give the command a name, as people type it.")
    wanted = read_topic_fields(visit.fields)
    visit.change(f"Command {name}", lambda snapshot: put_topic(snapshot, name, wanted))
    return visit.go("/topics", topic=name)


def remove_topic(visit: Visit) -> Response:
    """Take a command out."""
    was = visit.fields.one("was")
    visit.change(f"Command {was} taken out", lambda snapshot: drop_topic(snapshot, was))
    return visit.go("/topics")


def save_summary(visit: Visit) -> Response:
    """Write the summary: add a fact, take one out, or move one up."""
    summary = _summary(visit.bench.snapshot)
    _require_same(visit, summary, "The summary")
    added, dropped, raised = (visit.fields.one(name) for name in ("add", "drop", "up"))
    wanted = [each for each in summary if each != dropped]
    if added and added not in wanted:
        wanted.append(added)
    if raised in wanted[1:]:
        at = wanted.index(raised)
        wanted[at - 1], wanted[at] = wanted[at], wanted[at - 1]
    visit.change("Summary", lambda snapshot: set_summary(snapshot, wanted))
    return visit.go("/topics")


def save_particulars(visit: Visit) -> Response:
    """Write the title and the date."""
    _require_same(visit, _particulars(visit.bench.snapshot), "The title or the date")
    title, as_of = visit.fields.one("title"), visit.fields.one("as_of")
    visit.change("Title and date", lambda snapshot: set_particulars(snapshot, title, as_of))
    return visit.go("/topics")


def show_check(visit: Visit) -> Response:
    """Show what the checker finds, each with a way to where it is mended."""
    bench = visit.bench
    places = {
        problem: (section, str(item.id))
        for section in ("facts", "entities", "topics")
        for item in find_items(bench.snapshot, section)
        for problem in bench.problems_of(item)
    }
    problems = [(problem, *_lead(problem, places, visit.slug)) for problem in bench.examination.problems]
    return visit.show(
        "check.html", bench=bench, problems=problems, why_not_served=visit.room.why_not_served(visit.folder)
    )


def undo(visit: Visit) -> Response:
    """Take the last change back."""
    visit.room.notify(visit.slug, f"Undone: {visit.folder.undo()}.")
    return _back(visit)


def redo(visit: Visit) -> Response:
    """Do again what was undone last."""
    visit.room.notify(visit.slug, f"Done again: {visit.folder.redo()}.")
    return _back(visit)


def _back(visit: Visit) -> Response:
    page = visit.fields.one("page")
    known = {"names": "/names", "topics": "/topics", "check": "/check", "reading": "/reading"}
    if page in known:
        return visit.go(known[page])
    number = visit.fields.one("at")
    return visit.go(sentence=int(number)) if number.isdigit() else visit.go()


def _lead(problem: Problem, places: dict[Problem, tuple[str, str]], slug: str) -> tuple[str, str]:
    """Return the address where a problem is mended, and what that place is called; empty where there is none."""
    section, item_id = places.get(problem, ("", ""))
    pages = {
        "facts": ("?fact=", "fact"),
        "entities": ("/names?name=", "name"),
        "topics": ("/topics?topic=", "command"),
    }
    if section not in pages:
        return "", ""
    page, word = pages[section]
    return f"/briefs/{slug}{page}{item_id}", f"{word} {item_id}"


def _summary(snapshot: Snapshot) -> list[str]:
    for file in snapshot.loaded.files:
        summary = file.declared.get("summary")
        if isinstance(summary, list):
            return list(map(str, summary))
    return []


def _particulars(snapshot: Snapshot) -> dict[str, str]:
    files = [file.declared for file in snapshot.loaded.files]
    return {key: next((str(each[key]) for each in files if key in each), "") for key in ("title", "as_of")}


def _require_same(visit: Visit, data: object, what: str, *, is_new: bool = False) -> None:
    """Raise UserError where something was changed on disk since the form was opened, with what is there now."""
    if not is_new and fingerprint(data) != visit.fields.one("seen"):
        mine = {name: value for name, value in visit.fields.pairs if value and name not in {"seen", "was"}}
        raise UserError(
            f"{what} was changed in the file meanwhile. There now: {say(data)}. Yours: {say(mine)}."
        )
