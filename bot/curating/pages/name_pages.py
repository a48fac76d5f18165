"""The names of a brief: changed, merged, split, and how each resolves."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from starlette.responses import Response

from bot.brief.drafting import make_id
from bot.curating.bench import Bench
from bot.curating.conflicts import find_differences
from bot.curating.draft_questions import drop_answered
from bot.curating.items import Item, find_items, fingerprint
from bot.curating.name_edits import (
    NameForm,
    drop_name,
    merge_names,
    put_name,
    read_name,
    read_name_fields,
    split_name,
)
from bot.curating.pages.visits import Visit
from bot.curating.resolving import resolve_all
from bot.errors import UserError

_CONFLICT = 409


def show_names(visit: Visit) -> Response:
    """List the names, with one of them open, or a new one."""
    bench = visit.bench
    item = bench.find("entities", visit.asked("name"))
    form = (
        read_name(item)
        if item
        else NameForm(name=visit.asked("new"))
        if "new" in visit.request.query_params
        else None
    )
    return _show(visit, bench, form, was=item)


def save_name(visit: Visit) -> Response:
    """Write a name, unless it was changed on disk since the form was opened: then show both."""
    bench, was = visit.bench, visit.fields.one("was")
    form = read_name_fields(visit.fields)
    form = replace(form, id=form.id or make_id(form.name))
    item = bench.find("entities", was) if was else None
    if was and (item is None or fingerprint(item.data) != visit.fields.one("seen")):
        return _show(visit, bench, form, was=item, status=_CONFLICT)
    try:
        visit.change(
            f"Name {form.name}",
            lambda snapshot: drop_answered(put_name(snapshot, form, was), "entities", form.id),
        )
    except UserError as error:
        return _show(visit, bench, form, was=item, error=str(error), status=400)
    return visit.go("/names", name=form.id)


def try_name(visit: Visit) -> Response:
    """Say how each of a name's names would resolve."""
    form = read_name_fields(visit.fields)
    form = replace(form, id=form.id or make_id(form.name or "new"))
    try:
        after = Bench(put_name(visit.bench.snapshot, form, visit.fields.one("was")), visit.bench.source)
    except UserError as error:
        return visit.show("resolved.html", resolved=(), error=str(error))
    typed = [visit.fields.one("typed"), form.name, *form.aliases, *form.demonym]
    return visit.show("resolved.html", resolved=resolve_all(after.names, typed, form.id), error="")


def merge(visit: Visit) -> Response:
    """Make one of two names."""
    gone, kept = visit.fields.one("was"), visit.fields.one("into")
    visit.change(f"{gone} merged into {kept}", lambda snapshot: merge_names(snapshot, gone, kept))
    return visit.go("/names", name=kept)


def split(visit: Visit) -> Response:
    """Make two of one name."""
    fields, was = visit.fields, visit.fields.one("was")
    names = fields.all("taken")
    if not names:
        raise UserError("Choose the aliases that are the other one’s.")
    form = NameForm(id=make_id(names[0]), kind=fields.one("kind"), name=names[0], aliases=tuple(names[1:]))
    facts = fields.all("fact")
    visit.change(f"{names[0]} split from {was}", lambda snapshot: split_name(snapshot, was, form, facts))
    return visit.go("/names", name=form.id)


def remove_name(visit: Visit) -> Response:
    """Take a name out, of the facts about it too."""
    was = visit.fields.one("was")
    visit.change(f"Name {was} taken out", lambda snapshot: drop_name(snapshot, was))
    return visit.go("/names")


def _show(
    visit: Visit,
    bench: Bench,
    form: NameForm | None,
    *,
    was: Item | None,
    error: str = "",
    status: int = 200,
) -> Response:
    context: dict[str, Any] = {}
    if form is not None:
        mine = {key: value for key, value in form.fields().items() if value not in (None, [])}
        typed = [form.name, *form.aliases, *form.demonym] if was else []
        context = {
            "was": was.id if was else "",
            "seen": fingerprint(was.data) if was else "",
            "resolved": resolve_all(bench.names, typed, form.id),
            "facts": _facts_of(bench, was.id) if was else [],
            "differences": find_differences(mine, was.data if was else {}) if status == _CONFLICT else (),
            "problems": bench.problems_of(was) if was else (),
            "asked": bench.comments_of(was) if was else (),
        }
    return visit.show(
        "name.html" if visit.is_partial else "names.html",
        status=status,
        bench=bench,
        form=form,
        groups=_by_kind(bench),
        is_conflict=status == _CONFLICT,
        error=error,
        **context,
    )


def _by_kind(bench: Bench) -> dict[str, list[tuple[Item, int, Sequence[object]]]]:
    """Return the names by kind, each with how many facts are about it and what is wrong with it."""
    groups: dict[str, list[tuple[Item, int, Sequence[object]]]] = {}
    for item in find_items(bench.snapshot, "entities"):
        count = len(_facts_of(bench, item.id))
        groups.setdefault(item.string("kind") or "?", []).append((item, count, bench.problems_of(item)))
    return groups


def _facts_of(bench: Bench, name_id: str) -> list[Item]:
    return [
        fact for fact in bench.facts if name_id in fact.strings("about") or name_id == fact.string("said_by")
    ]
