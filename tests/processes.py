"""`dateline` as a process of its own, as an operator starts it."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.shipped import light_briefs
from tests.wire import Wire

ROOT = Path(__file__).parent.parent
PATIENCE = 60.0
"""Seconds that a slow machine may take to start or to end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a process ended and what it said."""

    code: int | None
    out: str
    err: str


async def finish(process: Process, ending: signal.Signals | None = None) -> Ended:
    """Wait for a process to end, after a signal if one is given: SIGINT is Ctrl-C."""
    if ending:
        process.send_signal(ending)
    out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    return Ended(code=process.returncode, out=out.decode(), err=err.decode())


ON_WIRE = """import sys
from bot.cli import main
from tests.wire import point_discord
with point_discord(sys.argv[1], sys.argv[2]):
    sys.exit(main(sys.argv[3:]))"""


@contextmanager
def started_by_shell(*, in_background: bool) -> Generator[None]:
    """Hand on SIGINT to new processes as a shell does: heeded, or ignored by what a script starts with `&`.

    These tests may be started so themselves; what they start must not differ by it.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_IGN if in_background else signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@asynccontextmanager
async def start(
    *arguments: str, wire: Wire | None = None, in_background: bool = False, **environment: str
) -> AsyncGenerator[Process]:
    """Start `dateline` with arguments and with environment variables over those of the tests; end it at the end.

    With a wire, that is the Discord it speaks to. Unless told otherwise, its briefs are those that come along, with
    few asks.
    """
    program = ["-c", ON_WIRE, wire.api_url, wire.gateway.url] if wire else ["-m", "bot"]
    own = {
        name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "DISCORD_"))
    } | {"DATELINE_BRIEFS": str(light_briefs())}
    with started_by_shell(in_background=in_background):
        process = await asyncio.create_subprocess_exec(
            sys.executable, *program, *arguments, cwd=ROOT, env=own | environment, stdout=PIPE, stderr=PIPE
        )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def run(*arguments: str, wire: Wire | None = None, **environment: str) -> Ended:
    """Run `dateline` to its end; see `start`."""
    async with start(*arguments, wire=wire, in_background=False, **environment) as process:
        return await finish(process)
