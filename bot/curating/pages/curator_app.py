"""Which address shows what: the pages and their guard put together."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.curating.pages import article_pages, name_pages, overview_pages, reading_pages, start_pages
from bot.curating.pages.guarding import Guard
from bot.curating.pages.templating import STATIC
from bot.curating.pages.visits import Handler, answer
from bot.curating.workroom import Workroom

_SHOWN: dict[str, Handler] = {
    "/": start_pages.show_start,
    "/briefs/{slug}": article_pages.show_article,
    "/briefs/{slug}/facts/new": article_pages.start_fact,
    "/briefs/{slug}/names": name_pages.show_names,
    "/briefs/{slug}/topics": overview_pages.show_topics,
    "/briefs/{slug}/check": overview_pages.show_check,
    "/briefs/{slug}/reading": reading_pages.show_reading,
}
_DONE: dict[str, Handler] = {
    "/new": start_pages.create_brief,
    "/briefs/{slug}/facts/save": article_pages.save_fact,
    "/briefs/{slug}/facts/try": article_pages.try_fact,
    "/briefs/{slug}/facts/fit": article_pages.fit_fact,
    "/briefs/{slug}/facts/remove": article_pages.remove_fact,
    "/briefs/{slug}/facts/name": article_pages.name_in_fact,
    "/briefs/{slug}/settle": article_pages.settle,
    "/briefs/{slug}/aside": article_pages.put_aside,
    "/briefs/{slug}/ask": article_pages.ask,
    "/briefs/{slug}/names/save": name_pages.save_name,
    "/briefs/{slug}/names/try": name_pages.try_name,
    "/briefs/{slug}/names/merge": name_pages.merge,
    "/briefs/{slug}/names/split": name_pages.split,
    "/briefs/{slug}/names/remove": name_pages.remove_name,
    "/briefs/{slug}/topics/save": overview_pages.save_topic,
    "/briefs/{slug}/topics/remove": overview_pages.remove_topic,
    "/briefs/{slug}/summary": overview_pages.save_summary,
    "/briefs/{slug}/particulars": overview_pages.save_particulars,
    "/briefs/{slug}/reading/reader": reading_pages.sit_down,
    "/briefs/{slug}/reading/mark": reading_pages.mark_read,
    "/briefs/{slug}/reading/unmark": reading_pages.unmark_read,
    "/briefs/{slug}/undo": overview_pages.undo,
    "/briefs/{slug}/redo": overview_pages.redo,
}


def make_app(room: Workroom, token: str) -> ASGIApp:
    """Return the desk as an ASGI application, behind its guard."""
    routes = [
        *(Route(path, answer(handler, room), methods=["GET"]) for path, handler in _SHOWN.items()),
        *(Route(path, answer(handler, room), methods=["POST"]) for path, handler in _DONE.items()),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    return Guard(Starlette(routes=routes, exception_handlers={404: _not_found}), token)


async def _not_found(_request: Request, _error: Exception) -> Response:
    return PlainTextResponse("There is no such page; go back to the desk’s first one.", 404)
