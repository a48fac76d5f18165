"""The article by its sentences, and the facts of the one selected."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from starlette.responses import Response

from bot.brief import is_reviewed
from bot.brief.drafting import make_id
from bot.curating.bench import Bench
from bot.curating.brief_folder import Snapshot
from bot.curating.conflicts import find_differences
from bot.curating.draft_questions import drop_answered
from bot.curating.fact_edits import drop_fact, free_id, put_fact
from bot.curating.fact_forms import FactForm, from_suggestion, read_fields, read_item
from bot.curating.html_replies import reply_to
from bot.curating.items import Item, find_items, fingerprint
from bot.curating.name_edits import NameForm, put_name
from bot.curating.pages.visits import Visit
from bot.curating.topic_edits import set_aside
from bot.curating.verdicts import fit, judge
from bot.curating.yaml_editing import drop_comment
from bot.errors import UserError

_CONFLICT = 409


def show_article(visit: Visit) -> Response:
    """Show the article with one sentence selected, and one of its facts open."""
    bench = visit.bench
    fact = bench.find("facts", visit.asked("fact")) if visit.asked("fact") else None
    number = visit.number("sentence") or _first_of(fact) or _first_open(bench)
    standing = bench.sentence(number)
    if fact is None and standing is not None and "closed" not in visit.request.query_params:
        fact = next((item for item in standing.facts if not read_item(item).wording), None)
    form = read_item(fact) if fact else None
    return _show(visit, bench, number, form, was=fact)


def start_fact(visit: Visit) -> Response:
    """Open a new fact about the words selected in a sentence, with all filled in that they tell."""
    bench, number, kind = visit.bench, visit.number("sentence"), visit.asked("kind")
    wanted = free_id(bench.snapshot, f"sentence-{number}" if number else "note-1")
    form = FactForm(id=wanted, kind="note" if kind == "note" else "text")
    suggesting = bench.suggesting
    if suggesting is not None and 1 <= number <= bench.source.count:
        text = bench.source.sentences[number - 1]
        start, end = (_place(text, visit.number(name)) for name in ("start", "end"))
        suggestion = suggesting.suggest(number, start, end)
        topics = [
            name
            for name, is_fit in (("quotes", suggestion.quote), ("numbers", suggestion.amounts))
            if is_fit and name in bench.brief.topics
        ]
        form = from_suggestion(suggestion, wanted, topics)
        if kind == "note":
            form = replace(
                form, kind="note", wording="", said_by="", topics=(), figures=(), cite=form.cite[:1]
            )
    elif number:
        form = replace(form, cite=[(str(number), "")])
    return _show(visit, bench, number, form, was=None)


def save_fact(visit: Visit) -> Response:
    """Write a fact, unless it was changed on disk since the form was opened: then show both."""
    bench, was = visit.bench, visit.fields.one("was")
    form = _read(visit, bench)
    number = _at(visit, form)
    item = bench.find("facts", was) if was else None
    if was and (item is None or fingerprint(item.data) != visit.fields.one("seen")):
        theirs = item.data if item else None
        return _show(visit, bench, number, form, was=item, theirs=theirs, status=_CONFLICT)
    if not form.id:
        form = replace(form, id=free_id(bench.snapshot, f"sentence-{number}"))
    try:
        visit.change(
            f"Fact {form.id}",
            lambda snapshot: drop_answered(put_fact(snapshot, form, was), "facts", form.id),
        )
    except UserError as error:
        return _show(visit, bench, number, form, was=item, error=str(error), status=400)
    _tell_lapse(visit, bench, was, form.id)
    return visit.go(sentence=number)


def try_fact(visit: Visit) -> Response:
    """Say which rules a fact as it is typed keeps, and what would be replied to the question beside it."""
    form = _read(visit, visit.bench)
    verdict = judge(visit.bench, form, visit.fields.one("was"))
    reply = reply_to(visit.fields.one("question"), verdict.bench.lookup, visit.room.prefix)
    return visit.show("verdict.html", verdict=verdict, reply=reply)


def fit_fact(visit: Visit) -> Response:
    """Fill in whom a fact is about and its figures from what its text says."""
    return _show_form(visit, fit(visit.bench, _read(visit, visit.bench)))


def name_in_fact(visit: Visit) -> Response:
    """Make a name of what was typed as another one, and have the fact be about it."""
    form, typed = read_fields(visit.fields), visit.fields.one("more_about")
    form = replace(form, about=visit.fields.all("about"))
    new = NameForm(id=make_id(typed), kind=visit.fields.one("new_kind"), name=typed)
    if not typed:
        return _show_form(visit, form, "Type the name first.")
    try:
        visit.change(f"Name {typed}", lambda snapshot: put_name(snapshot, new))
    except UserError as error:
        return _show_form(visit, form, str(error))
    return _show_form(visit, replace(form, about=[*form.about, new.id]))


def settle(visit: Visit) -> Response:
    """Drop a comment of the draft that is answered."""
    said, name = visit.fields.raw("settled"), visit.fields.one("name")
    section, item_id = ("entities", name) if name else ("facts", visit.fields.one("was"))
    item = visit.bench.find(section, item_id)
    if item is None:
        raise UserError(f"There is no `{item_id}` any more.")
    where = item

    def drop(snapshot: Snapshot) -> Snapshot:
        text = drop_comment(snapshot.text(where.file), where.path, said)
        return snapshot.with_texts({where.file: text})

    visit.change("Comment dropped", drop)
    if name:
        return visit.go("/names", name=name)
    return _show_form(visit, _read(visit, visit.bench))


def remove_fact(visit: Visit) -> Response:
    """Take a fact out."""
    fact_id = visit.fields.one("was")
    item = visit.bench.find("facts", fact_id)
    if item is not None and fingerprint(item.data) != visit.fields.one("seen"):
        form = read_fields(visit.fields)
        number = _at(visit, form)
        return _show(visit, visit.bench, number, form, was=item, theirs=item.data, status=_CONFLICT)
    visit.change(f"Fact {fact_id} taken out", lambda snapshot: drop_fact(snapshot, fact_id))
    return visit.go(sentence=_at(visit, read_fields(visit.fields)), closed=1)


def put_aside(visit: Visit) -> Response:
    """Say why no fact needs a sentence, or that one does after all."""
    typed, why = visit.fields.one("sentence"), visit.fields.one("why")
    if not typed.isdigit() or visit.bench.sentence(int(typed)) is None:
        raise UserError(f"There is no sentence {typed}.")
    number = int(typed)
    label = f"Sentence {number} set aside" if why else f"Sentence {number} no longer set aside"

    def edit(snapshot: Snapshot) -> Snapshot:
        return set_aside(_without_drafts(snapshot, number) if why else snapshot, number, why)

    visit.change(label, edit)
    return visit.go(sentence=number)


def ask(visit: Visit) -> Response:
    """Reply to a question from the brief as it is on disk."""
    reply = reply_to(visit.fields.one("question"), visit.bench.lookup, visit.room.prefix)
    return visit.show("reply.html", reply=reply)


def _tell_lapse(visit: Visit, before: Bench, was: str, now: str) -> None:
    """Say that a fact is to be read a second time again."""
    old, new = before.brief.facts.get(was), visit.bench.brief.facts.get(now)
    if old and new and old.reviewed and is_reviewed(old) and not is_reviewed(new):
        visit.room.notify(
            visit.slug, f"Fact {now}. Saved. It is to be read again, as {old.reviewed.by} read it otherwise."
        )


def _without_drafts(snapshot: Snapshot, number: int) -> Snapshot:
    """Take out the facts of a sentence that nobody has written."""
    for item in list(find_items(snapshot, "facts")):
        form = read_item(item)
        if not form.wording and form.sentences == [number]:
            snapshot = drop_fact(snapshot, item.id)
    return snapshot


def _show(  # noqa: PLR0913 - what a page shows
    visit: Visit,
    bench: Bench,
    number: int,
    form: FactForm | None,
    *,
    was: Item | None,
    theirs: Mapping[str, Any] | None = None,
    error: str = "",
    status: int = 200,
) -> Response:
    context: dict[str, Any] = {"number": number, "form": None}
    if form is not None:
        context = _form_context(bench, number, form, was)
    mine = form.item() if form and status == _CONFLICT else {}
    return visit.show(
        "sentence.html" if visit.is_partial else "article.html",
        status=status,
        bench=bench,
        view=bench.sentence(number),
        is_conflict=status == _CONFLICT,
        differences=find_differences(mine, theirs or {}) if mine else (),
        is_gone=bool(mine) and theirs is None,
        error=error,
        question="",
        **context,
    )


def _show_form(visit: Visit, form: FactForm, error: str = "") -> Response:
    """Show the form alone, filled in anew."""
    bench, fields = visit.bench, visit.fields
    was = bench.find("facts", fields.one("was"))
    context = _form_context(bench, _at(visit, form), form, was, seen=fields.one("seen"))
    return visit.show("fact.html", bench=bench, **context, question=fields.one("question"), error=error)


def _read(visit: Visit, bench: Bench) -> FactForm:
    """Read the form; whom it is about may be given by a name too."""
    form = read_fields(visit.fields)
    return replace(form, about=list(dict.fromkeys(_id_of(each, bench) for each in form.about)))


def _id_of(typed: str, bench: Bench) -> str:
    if typed in bench.brief.entities:
        return typed
    found = bench.names.resolve(typed).matches
    return found[0].entity.id if len(found) == 1 else typed


def _form_context(
    bench: Bench, number: int, form: FactForm, was: Item | None, *, seen: str = ""
) -> dict[str, Any]:
    entities = bench.brief.entities
    nearby: Sequence[str] = ()
    if bench.suggesting is not None:
        cited = [bench.source.sentences[each - 1] for each in form.sentences if each <= bench.source.count]
        nearby = bench.suggesting.named_in(" ".join([*cited, form.wording]))
    return {
        "number": number,
        "form": form,
        "was": was.id if was else "",
        "seen": seen or (fingerprint(was.data) if was else ""),
        "about": [
            (each, entities[each].name if each in entities else each, each in form.about)
            for each in dict.fromkeys([*form.about, *nearby])
        ],
        "topics": list(dict.fromkeys([*bench.brief.topics, *form.topics])),
        "speakers": [*entities.values()],
        "asked": bench.comments_of(was) if was else [],
    }


def _at(visit: Visit, form: FactForm) -> int:
    """Return the sentence that the page was on, or else the first that the fact cites."""
    typed = visit.fields.one("at")
    return int(typed) if typed.isdigit() and int(typed) else next(iter(form.sentences), 1)


def _first_of(fact: Item | None) -> int:
    return next(iter(read_item(fact).sentences), 0) if fact else 0


def _first_open(bench: Bench) -> int:
    waiting = (view.number for view in bench.sentences if view.state not in {"covered", "aside"})
    return next(waiting, 1)


def _place(text: str, shown: int) -> int:
    """Return where a place in a sentence as the browser shows it is in the text: that has no spaces before it, nor CRs."""
    lead = len(text) - len(text.lstrip())
    seen = 0
    for place, character in enumerate(text[lead:], start=lead):
        if seen == shown:
            return place
        seen += character != "\r"
    return len(text)
