"""Serves the pages on this machine until Ctrl-C."""

import asyncio
import secrets
import signal
import socket
import webbrowser
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from bot.curating.journal import Journal, find_journal
from bot.curating.pages.curator_app import make_app
from bot.curating.workroom import Workroom
from bot.errors import SettingsError, UserError

_HOST = "127.0.0.1"


class _Server(uvicorn.Server):
    """Leaves signals to whom it is run by."""

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """Capture none."""
        yield


def serve_desk(briefs: Path, *, prefix: str, slug: str, port: int, opens_browser: bool) -> None:
    """Serve the desk on a folder of briefs until Ctrl-C; port 0 is any free one, and a slug opens that brief.

    Raises UserError when there is no such brief, SettingsError when the port is taken.
    """
    room = Workroom(briefs, prefix, Journal(find_journal()))
    if slug and room.folder(slug) is None:
        raise UserError(f"there is no brief `{slug}` in {briefs}; leave it out to start a new one")
    token = secrets.token_urlsafe(24)
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((_HOST, port))
            listener.listen()  # who comes by the address before the desk is up waits for it
        except OSError:
            raise SettingsError(
                f"port {port} is taken; choose another: dateline desk --port {port + 1}"
            ) from None
        page = f"briefs/{slug}" if slug else ""
        address = f"http://{_HOST}:{listener.getsockname()[1]}/{page}?token={token}"
        asyncio.run(_serve(room, token, listener, address if opens_browser else "", address))


async def _serve(room: Workroom, token: str, listener: socket.socket, opened: str, address: str) -> None:
    config = uvicorn.Config(
        make_app(room, token), log_level="warning", access_log=False, lifespan="off", server_header=False
    )
    server = _Server(config)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, lambda: setattr(server, "should_exit", True))
    print(f"The desk is ready: {address}\nCtrl-C ends it.", flush=True)  # noqa: T201 - the address is the result
    if room.journal.why_forgetful:
        print(f"What is done cannot be undone after a restart: {room.journal.why_forgetful}", flush=True)  # noqa: T201 - as above
    if opened:
        await asyncio.to_thread(webbrowser.open, opened)
    await server.serve(sockets=[listener])
