"""Settings: read once, told all at once where they are wrong, and never with a secret in them."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.errors import SettingsError
from bot.settings import LOOPBACK, Settings, read_settings, split_address
from tests.processes import run


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]
    """Stand where no `.env` is, with no setting in the environment."""
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)


def test_the_environment_wins_over_the_file_which_may_serve_other_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text(
        "DATELINE_PREFIX=?\nDISCORD_TOKEN= a.b.c \nOTHER=1\nDATELINE_LOG_LEVEL=debug\n"
    )
    monkeypatch.setenv("DATELINE_PREFIX", "%")
    monkeypatch.setenv("DATELINE_LOG_FORMAT", "")
    settings = read_settings()
    assert (settings.prefix, settings.token.get_secret_value()) == ("%", "a.b.c")
    assert (settings.log_level, settings.log_format) == ("DEBUG", "console")


def test_settings_do_not_change_and_do_not_tell_their_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "a.secret.token")
    monkeypatch.setenv("DATELINE_DATABASE", "postgresql://me:hunter2@host/name")
    settings = read_settings()
    assert "secret" not in f"{settings} {settings!r}"
    assert "hunter2" not in f"{settings} {settings!r}"
    with pytest.raises(ValidationError, match="frozen"):
        settings.prefix = "?"


def test_everything_that_is_wrong_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {
        "DATELINE_PREFIX": "abc",
        "DATELINE_DATABASE": "mysql://me:hunter2@host/name",
        "DATELINE_DIGESTS_PER_SERVER": "0",
        "DATELINE_SPREAD_SECONDS": "many",
        "DATELINE_SHARDS": "0-16/16",
        "DATELINE_LOG_LEVEL": "loud",
        "DATELINE_LOG_FORMAT": "xml",
        "DATELINE_MONITOR": "host:port",
    }
    for variable, value in wrong.items():
        monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as caught:
        read_settings(tokenless="no token: set DISCORD_TOKEN")
    lines = str(caught.value).splitlines()
    assert [line.split()[0] for line in lines[:-1]] == [*wrong]
    assert lines[-1] == "no token: set DISCORD_TOKEN"
    assert "hunter2" not in str(caught.value)
    assert "use a number from 1 to 1000" in lines[2]
    assert "of 16 shards the last one is 15" in lines[4]


async def test_a_command_tells_it_all_before_it_starts() -> None:
    ended = await run("run", DATELINE_PREFIX="abc", DATELINE_LOG_LEVEL="loud", DISCORD_TOKEN="")
    assert ended.code == 2
    assert all(name in ended.err for name in ("DATELINE_PREFIX", "DATELINE_LOG_LEVEL", "DISCORD_TOKEN"))


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"DATELINE_PREFIX=\xa7\n")
    with pytest.raises(SettingsError, match="UTF-8"):
        read_settings()


@pytest.mark.parametrize(
    ("address", "means"),
    [
        ("9464", (LOOPBACK, 9464)),
        ("10.0.0.1:80", ("10.0.0.1", 80)),
        ("[::1]:80", ("::1", 80)),
        ("0", None),
        ("x", None),
    ],
)
def test_a_port_alone_is_of_this_machine(address: str, means: tuple[str, int] | None) -> None:
    assert split_address(address) == means
