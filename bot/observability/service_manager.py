"""Tells systemd that we are ready, alive, reloading or stopping: sd_notify(3), a datagram to a socket that it names."""

import asyncio
import logging
import os
import socket
from collections.abc import Callable

_log = logging.getLogger(__name__)


def notify(*lines: str) -> None:
    """Tell the service manager, where one listens: `READY=1`, `STOPPING=1`, `STATUS=…`, `WATCHDOG=1`."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    if address.startswith("@"):  # a name in the kernel, and not in the file system
        address = "\0" + address[1:]
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as datagrams:
            datagrams.connect(address)
            datagrams.sendall("\n".join(lines).encode())
    except OSError as error:
        _log.warning("the service manager cannot be told %s: %s", " ".join(lines), error)


async def keep_watchdog(is_alive: Callable[[], bool]) -> None:
    """Tell the service manager twice in its time that we are alive, as long as we are; until cancelled.

    It restarts us when it does not hear that; where it has set no time, nothing is told.
    """
    microseconds = os.environ.get("WATCHDOG_USEC", "")
    meant_for_us = os.environ.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
    if not (microseconds.isdigit() and meant_for_us):
        return
    while True:
        if is_alive():
            notify("WATCHDOG=1")
        await asyncio.sleep(int(microseconds) / 2_000_000)
