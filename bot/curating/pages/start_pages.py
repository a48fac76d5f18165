"""Every brief that is there, and a new one from a pasted text."""

from datetime import UTC, datetime

from starlette.responses import RedirectResponse, Response

from bot.brief.drafting import make_id
from bot.curating.new_brief import Wish, describe_draft, start_brief
from bot.curating.pages.visits import Visit
from bot.errors import UserError


def show_start(visit: Visit) -> Response:
    """List the briefs."""
    return _show(visit, {})


def create_brief(visit: Visit) -> Response:
    """Draft a brief of a pasted text, and open it."""
    fields = visit.fields
    typed = {name: fields.one(name) for name in ("slug", "title", "date")}
    text = fields.raw("text").replace("\r\n", "\n").removeprefix("\ufeff").strip()
    try:
        _check_text(text)
        wish = Wish(
            slug=typed["slug"] or make_id(typed["title"] or text[:40]),
            raw=f"{text}\n".encode(),
            origin="This text",
            title=typed["title"],
            date=typed["date"] or None,
            keeps_text=True,
        )
        _folder, draft = start_brief(wish, visit.room.briefs, datetime.now(UTC).date())
    except UserError as error:
        return _show(visit, {**typed, "text": text}, str(error), 400)
    except OSError as error:
        reason = (
            f"{visit.room.briefs} cannot be written: {error.strerror}; choose another folder with --briefs"
        )
        return _show(visit, {**typed, "text": text}, reason, 400)
    folder = visit.room.folder(wish.slug)
    if folder is not None:  # quotations are drafted whole, and who starts the brief is the first to read them
        visit.room.sitting.note_writing(wish.slug, (), folder.read().loaded.brief.facts.values())
    visit.room.notify(wish.slug, f"Drafted: {describe_draft(draft)}.")
    return RedirectResponse(f"/briefs/{wish.slug}", 303)


def _check_text(text: str) -> None:
    if not text:
        raise UserError("Paste the article’s text, or choose its file.")
    if "\0" in text or "\ufffd" in text:
        raise UserError("This is not plain text in UTF-8; save the file with that encoding.")


def _show(visit: Visit, typed: dict[str, str], error: str = "", status: int = 200) -> Response:
    room = visit.room
    folders = [folder for folder in map(room.folder, room.slugs()) if folder]
    return visit.show(
        "start.html",
        status=status,
        briefs=[room.bench(folder) for folder in folders],
        where=room.briefs,
        typed=typed,
        error=error,
    )
