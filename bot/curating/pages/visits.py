"""What a visitor asks for, and how it is answered."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.brief.reading import DocumentError
from bot.curating.bench import Bench
from bot.curating.brief_folder import BriefFolder, ChangedMeanwhileError, Snapshot
from bot.curating.fact_forms import Fields
from bot.curating.pages.templating import render
from bot.curating.workroom import Workroom
from bot.errors import UserError

_NO_SUCH_THING = 404


@dataclass
class Visit:
    """One request: whose room it is in, what was asked, and what was posted."""

    room: Workroom
    request: Request
    fields: Fields = field(default_factory=Fields)

    def part(self, name: str) -> str:
        """Return a part of the address."""
        return str(self.request.path_params[name])

    def asked(self, name: str) -> str:
        """Return a value behind the address's question mark; empty where it is not there."""
        return self.request.query_params.get(name, "")

    def number(self, name: str) -> int:
        """Return such a value as a number; 0 where it is none."""
        value = self.asked(name)
        return int(value) if value.isascii() and value.isdigit() and len(value) < len("1000000") else 0

    @property
    def slug(self) -> str:
        """The id of the brief."""
        return self.part("slug")

    @property
    def folder(self) -> BriefFolder:
        """The brief's folder; raises HTTPException 404 where there is none."""
        folder = self.room.folder(self.slug)
        if folder is None:
            raise HTTPException(_NO_SUCH_THING)
        return folder

    @property
    def bench(self) -> Bench:
        """The brief as it is on disk now."""
        return self.room.bench(self.folder)

    @property
    def is_partial(self) -> bool:
        """Whether only a part of the page is asked for, to be put in its place by htmx."""
        headers = self.request.headers
        return "hx-request" in headers and "hx-history-restore-request" not in headers

    def show(self, template: str, *, status: int = 200, **context: Any) -> Response:  # noqa: ANN401 - as `render`
        """Answer with a page of the brief, or of the desk where no brief is open."""
        context |= {"slug": ""}
        if "slug" in self.request.path_params:
            folder = self.folder
            context |= {
                "slug": self.slug,
                "bench": context.get("bench") or self.bench,
                "undoes": folder.undoes,
                "redoes": folder.redoes,
                "sitting": self.room.sitting,
                "notice": "" if self.is_partial else self.room.take_notice(self.slug),
            }
        return HTMLResponse(render(template, **context), status)

    def change(self, label: str, edit: Callable[[Snapshot], Snapshot]) -> None:
        """Make an edit and save it; what is not asked to change stays as it is on disk. Raises UserError."""
        before = self.folder.read()
        after = edit(before)
        unread = {file.name for file in after.loaded.files if not file.declared}
        if not unread <= {file.name for file in before.loaded.files if not file.declared}:
            raise UserError("That cannot be written as YAML; use other words.")
        self.folder.save(before, after, label)
        facts = (each.loaded.brief.facts.values() for each in (before, after))
        self.room.sitting.note_writing(self.slug, *facts)
        self.room.notify(self.slug, f"{label}. Saved.")

    def go(self, page: str = "", **query: str | int) -> Response:
        """Send on to a page of the brief."""
        behind = f"?{urlencode(query)}" if query else ""
        return RedirectResponse(f"/briefs/{self.slug}{page}{behind}", 303)


Handler = Callable[[Visit], Response]


def answer(handler: Handler, room: Workroom) -> Callable[[Request], Awaitable[Response]]:
    """Return an endpoint of Starlette for a handler, which runs in a thread as it reads files."""

    async def endpoint(request: Request) -> Response:
        body = await request.body() if request.method == "POST" else b""
        pairs = parse_qsl(body.decode(errors="replace"), keep_blank_values=True)
        visit = Visit(room, request, Fields(tuple(pairs)))
        return await run_in_threadpool(_answer, handler, visit)

    return endpoint


def _answer(handler: Handler, visit: Visit) -> Response:
    try:
        return handler(visit)
    except ChangedMeanwhileError as error:
        before, now = ((raw or b"").decode(errors="replace") for raw in (error.before, error.now))
        return visit.show("changed.html", status=409, name=error.name, mine=before, theirs=now)
    except DocumentError as error:
        message = f"A file cannot be read as YAML: {error}. Mend it in an editor first."
        return visit.show("refused.html", status=400, message=message)
    except UserError as error:
        return visit.show("refused.html", status=400, message=str(error))
