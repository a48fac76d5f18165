"""`dateline run` as a process, as whoever runs it sees it: signals, the service manager, logs and metrics."""

import asyncio
import json
import math
import signal
import socket
import sqlite3
from asyncio.subprocess import Process
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import aiohttp
import pytest

from tests.digests.conftest import locked
from tests.processes import PATIENCE, finish, run, start
from tests.test_digests_cli import add
from tests.test_run import replies, wait_until
from tests.wire import MESSAGES, Wire, delay, fail, limit_rate, reset
from tests.wire.gateway import AUTHENTICATION_FAILED


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'ledger.sqlite3'}"


class Manager:
    """A service manager's end of a real notification socket."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(path))
        self._socket.settimeout(0)
        self.heard: list[str] = []

    def hear(self) -> list[str]:
        """Return every line that it has been told so far."""
        while True:
            try:
                self.heard += self._socket.recv(4096).decode().splitlines()
            except BlockingIOError:
                return self.heard

    def close(self) -> None:
        """Stop listening."""
        self._socket.close()


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[Manager]:
    listening = Manager(tmp_path / "notify")
    yield listening
    listening.close()


async def read_line(process: Process, holding: str) -> str:
    """Read what a process logs until a line holds something; return that."""
    assert process.stderr is not None
    async for line in process.stderr:
        if holding in line.decode():
            return line.decode()
    raise AssertionError(f"it ended without saying {holding!r}")


def find_port() -> int:
    """Find a port that is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_the_service_manager_hears_when_it_is_ready_alive_reloading_and_stopping(
    wire: Wire, database: str, manager: Manager
) -> None:
    async with start(
        "run",
        wire=wire,
        DISCORD_TOKEN=wire.token,
        DATELINE_DATABASE=database,
        NOTIFY_SOCKET=str(manager.path),
        WATCHDOG_USEC="200000",
    ) as process:
        await wait_until(lambda: "READY=1" in manager.hear())
        assert wire.gateway.sessions
        told = len(manager.heard)
        await wait_until(lambda: manager.hear()[told:].count("WATCHDOG=1") >= 3)
        process.send_signal(signal.SIGHUP)
        await wait_until(lambda: "READY=1" in manager.hear()[told:])
        assert "RELOADING=1" in manager.heard
        ended = await finish(process, signal.SIGTERM)
    assert ended.code == 0
    assert "briefs reloaded" in ended.err
    assert "STOPPING=1" in manager.hear()


async def test_without_a_service_manager_nobody_is_told(wire: Wire, database: str) -> None:
    async with start(
        "run",
        wire=wire,
        DISCORD_TOKEN=wire.token,
        DATELINE_DATABASE=database,
        NOTIFY_SOCKET="/nowhere/notify",
    ) as process:
        await wait_until(lambda: wire.gateway.sessions)
        assert (await finish(process, signal.SIGTERM)).code == 0


def read_delivery(database: str) -> tuple[str, int | None]:
    """Return the state of the one delivery in the ledger, and until when somebody holds it."""
    with closing(sqlite3.connect(database.removeprefix("sqlite:///"))) as connection:
        (row,) = connection.execute("SELECT state, lease_until FROM deliveries").fetchall()
    return row


async def test_a_post_under_way_does_not_hold_up_the_end_and_is_neither_lost_nor_doubled(
    wire: Wire, database: str
) -> None:
    wire.faults.add("POST", MESSAGES, delay(600))
    await add(database, wire, due=True)
    environment = {"DISCORD_TOKEN": wire.token, "DATELINE_DATABASE": database}
    async with start("run", wire=wire, in_background=False, **environment) as process:
        await wait_until(wire.messages)
        ended = await finish(process, signal.SIGTERM)
    assert ended.code == 0
    assert "Traceback" not in ended.err
    assert read_delivery(database) == ("due", None)
    async with start("run", wire=wire, in_background=False, **environment) as process:
        await wait_until(lambda: read_delivery(database) == ("done", None))
        assert (await finish(process, signal.SIGTERM)).code == 0
    assert len(wire.messages()) == 1


async def test_it_waits_for_a_discord_that_is_down_and_says_so(wire: Wire, database: str) -> None:
    wire.faults.add("GET", "/users/@me", reset(), times=3)
    async with start("run", wire=wire, DISCORD_TOKEN=wire.token, DATELINE_DATABASE=database) as process:
        await wait_until(lambda: wire.gateway.sessions)
        await wire.say("!who pabrix")
        await wait_until(lambda: replies(wire))
        ended = await finish(process, signal.SIGTERM)
    assert ended.code == 0
    assert "Discord cannot be reached" in ended.err
    assert "Traceback" not in ended.err


async def test_it_ends_while_it_waits_for_discord(wire: Wire, database: str, manager: Manager) -> None:
    wire.faults.add("GET", "/users/@me", reset(), times=math.inf)
    async with start(
        "run",
        wire=wire,
        DISCORD_TOKEN=wire.token,
        DATELINE_DATABASE=database,
        NOTIFY_SOCKET=str(manager.path),
    ) as process:
        await wait_until(lambda: any("waiting for Discord" in line for line in manager.hear()))
        process.send_signal(signal.SIGHUP)
        ended = await finish(process, signal.SIGTERM)
    assert ended.code == 0
    assert "READY=1" not in manager.hear()


async def test_it_serves_while_the_database_is_away_and_posts_once_it_is_back(
    wire: Wire, database: str
) -> None:
    await add(database, wire, due=True)
    async with start("run", wire=wire, DISCORD_TOKEN=wire.token, DATELINE_DATABASE=database) as process:
        async with locked(Path(database.removeprefix("sqlite:///"))):
            await read_line(process, "the digests wait for their database")
            await wait_until(lambda: wire.gateway.sessions)
            await wire.say("!who pabrix")
            await wait_until(lambda: replies(wire))
        await wait_until(lambda: len(replies(wire)) == 2)
        await wait_until(lambda: read_delivery(database) == ("done", None))
        assert (await finish(process, signal.SIGTERM)).code == 0


async def test_a_token_taken_back_while_it_runs_is_told(wire: Wire, database: str) -> None:
    async with start("run", wire=wire, DISCORD_TOKEN=wire.token, DATELINE_DATABASE=database) as process:
        await wait_until(lambda: wire.gateway.sessions)
        wire.revoke_token()
        await wire.gateway.drop(AUTHENTICATION_FAILED)
        ended = await finish(process)
    assert ended.code == 2
    assert "Discord refused the token" in ended.err


async def test_whoever_watches_sees_metrics_health_and_readiness(wire: Wire, database: str) -> None:
    await add(database, wire, due=True)
    wire.faults.add("POST", MESSAGES, limit_rate(0.2))
    port = find_port()
    async with (
        start(
            "run", wire=wire, DISCORD_TOKEN=wire.token, DATELINE_DATABASE=database, DATELINE_MONITOR=str(port)
        ) as process,
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session,
    ):
        await wait_until(wire.messages)
        await wire.say("!who pabrix")
        await wire.say("!flumadiddle")
        await wire.say("!ping")
        await wait_until(lambda: len(replies(wire)) == 3)
        for path in ("/healthz", "/readyz"):
            async with session.get(path) as answer:
                assert (answer.status, await answer.text()) == (200, "ok\n")
        async with asyncio.timeout(PATIENCE), session.get("/metrics") as answer:
            shown = await answer.text()
        assert (await finish(process, signal.SIGTERM)).code == 0
    for line in (
        'dateline_answers_total{command="who",outcome="answer"} 1.0',
        'dateline_answers_total{command="ping",outcome="done"} 1.0',
        "dateline_answer_seconds_count 2.0",
        'dateline_digests_total{result="sent"} 1.0',
        "dateline_digests_due 0.0",
        'dateline_discord_responses_total{status="429"} 1.0',
        "dateline_discord_invalid_requests_total 1.0",
        "dateline_briefs 1.0",
        "dateline_briefs_withheld 0.0",
        'dateline_gateway_latency_seconds{shard="0"}',
        "dateline_event_loop_lag_seconds_count",
    ):
        assert line in shown, line
    assert "flumadiddle" not in shown


async def test_a_port_that_is_taken_is_told(wire: Wire, database: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        ended = await run(
            "run",
            wire=wire,
            DISCORD_TOKEN=wire.token,
            DATELINE_DATABASE=database,
            DATELINE_MONITOR=str(other.getsockname()[1]),
        )
    assert ended.code == 2
    assert "DATELINE_MONITOR" in ended.err


async def test_machines_read_the_log_with_ids_and_without_words_or_secrets(wire: Wire, database: str) -> None:
    wire.faults.add("POST", MESSAGES, fail(500), times=math.inf)
    environment = {
        "DISCORD_TOKEN": wire.token,
        "DATELINE_LOG_FORMAT": "json",
        "DATELINE_LOG_LEVEL": "DEBUG",
        "DATELINE_DATABASE": database,
    }
    async with start("run", wire=wire, in_background=False, **environment) as process:
        await wait_until(lambda: wire.gateway.sessions)
        await wire.say("!who flumadiddle")
        fault = json.loads(await read_line(process, "fault "))
        ended = await finish(process, signal.SIGTERM)
    assert fault["level"] == "error"
    assert fault["logger"] == "bot.chat.faults"
    assert fault["guild_id"] == str(wire.records.guild_id)
    assert fault["message_id"].isdigit()
    assert datetime.fromisoformat(fault["time"]).tzinfo is not None
    lines = [json.loads(line) for line in ended.err.splitlines()]
    assert lines
    assert not any(secret in ended.err + str(fault) for secret in ("flumadiddle", wire.token))
