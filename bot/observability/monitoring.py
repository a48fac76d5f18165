"""`/metrics`, `/healthz` and `/readyz` over HTTP, for whoever watches the bot."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Protocol

from aiohttp import web
from prometheus_client import generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from bot.errors import SettingsError


class Signs(Protocol):
    """What a bot shows of itself."""

    async def refresh(self) -> None:
        """Set the gauges that nobody sets by themselves."""
        ...

    def list_ailments(self) -> Sequence[str]:
        """Say what only a restart can mend; nothing where it is alive."""
        ...

    async def list_wants(self) -> Sequence[str]:
        """Say what it waits for before it can serve; nothing where it is ready."""
        ...


@asynccontextmanager
async def serve_monitor(address: tuple[str, int] | None, signs: Signs) -> AsyncGenerator[None]:
    """Serve them at an address (host, port) for as long as this context lasts; None serves nothing.

    Raises SettingsError where the address cannot be had.
    """
    if address is None:
        yield
        return
    runner = web.AppRunner(_make_application(signs), access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, *address).start()
        except OSError as error:
            raise SettingsError(
                f"DATELINE_MONITOR cannot be served: {error.strerror}; use another port"
            ) from None
        yield
    finally:
        await runner.cleanup()


def _make_application(signs: Signs) -> web.Application:
    async def show_metrics(_: web.Request) -> web.Response:
        await signs.refresh()
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_PLAIN_0_0_4})

    async def show_health(_: web.Request) -> web.Response:
        return _word(signs.list_ailments())

    async def show_readiness(_: web.Request) -> web.Response:
        return _word([*signs.list_ailments(), *await signs.list_wants()])

    application = web.Application()
    handlers: dict[str, Callable[[web.Request], Awaitable[web.Response]]] = {
        "/metrics": show_metrics,
        "/healthz": show_health,
        "/readyz": show_readiness,
    }
    for path, handler in handlers.items():
        application.router.add_get(path, handler)
    return application


def _word(amiss: Sequence[str]) -> web.Response:
    status = HTTPStatus.SERVICE_UNAVAILABLE if amiss else HTTPStatus.OK
    return web.Response(text="\n".join(amiss or ["ok"]) + "\n", status=status)
