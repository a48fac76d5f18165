"""The test's side of the worker processes: the channels they send to, and the processes themselves."""

import asyncio
import json
import sys
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.digests.channels import Channels
from tests.digests.worker import Orders

ROOT = Path(__file__).parents[2]


class ChannelServer:
    """Answers the workers. `on_request` sees each request before it takes effect."""

    def __init__(self, channels: Channels) -> None:
        self.channels = channels
        self.on_request: Callable[[dict[str, Any]], None] = lambda _request: None
        self.on_answer: Callable[[dict[str, Any]], None] = lambda _request: None

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request; whoever was killed meanwhile does not hear it."""
        line = await reader.readline()
        if line:
            request = json.loads(line)
            self.on_request(request)
            answer = self._answer(request)
            self.on_answer(request)
            writer.write(json.dumps({"id": answer}).encode() + b"\n")
        writer.close()

    def _answer(self, request: dict[str, Any]) -> int | None:
        channels = self.channels
        match request["op"]:
            case "send":
                return channels.send(
                    request["channel_id"], request["nonce"], request["mark"], request["body"]
                )
            case "find":
                since = datetime.fromisoformat(request["since"])
                return channels.find(request["channel_id"], request["mark"], since)
            case "crosspost":
                channels.crosspost(request["id"])
            case _:
                pass
        return None


@asynccontextmanager
async def serving(server: ChannelServer, socket: Path) -> AsyncGenerator[None]:
    """Listen on a socket meanwhile."""
    listening = await asyncio.start_unix_server(server.serve, socket)
    try:
        yield
    finally:
        listening.close()
        await listening.wait_closed()


async def start_worker(orders: Orders) -> asyncio.subprocess.Process:
    """Start a process that posts."""
    command = (sys.executable, "-m", "tests.digests.worker", json.dumps(asdict(orders)))
    return await asyncio.create_subprocess_exec(*command, cwd=ROOT)
