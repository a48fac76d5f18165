"""`dateline doctor` says of each thing whether it is well, and what to do where it is not."""

import base64
import json
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from bot.digests.ledger.access import Ledger
from tests.processes import ROOT, run
from tests.wire import Wire, open_wire

NO_EMBEDS = str(((1 << 50) - 1) & ~(1 << 14) & ~(1 << 3))


async def examine(
    wire: Wire | None = None, **environment: str
) -> tuple[int | None, dict[str, dict[str, Any]]]:
    """Run it for JSON; return its exit code and what it found, by check."""
    ended = await run("doctor", "--json", wire=wire, **environment)
    assert ended.err == ""
    report = json.loads(ended.out)
    assert report["ok"] == (ended.code == 0)
    return ended.code, {finding["check"]: finding for finding in report["checks"]}


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'ledger.sqlite3'}"


async def test_all_is_well(wire: Wire, database: str) -> None:
    await (await Ledger.open(database)).close()
    code, findings = await examine(wire, DISCORD_TOKEN=wire.token, DATELINE_DATABASE=database)
    assert code == 0
    assert [*findings] == [
        "settings",
        "token",
        "login",
        "intents",
        "permissions",
        "shards",
        "clock",
        "briefs",
        "database",
        "pictures",
    ]
    assert {name for name, finding in findings.items() if finding["level"] != "ok"} == {"token"}
    assert "SQLite 3." in findings["database"]["found"]
    assert wire.messages() == []
    assert wire.gateway.sessions == {}


async def test_what_discord_withholds_is_told_and_a_brief_at_work(
    wire: Wire, database: str, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "tests/village", tmp_path, dirs_exist_ok=True)
    (tmp_path / "briefs/begun").mkdir()
    (tmp_path / "briefs/begun/facts.yaml").write_text("facts: [{id: a, text: ''}]\n", encoding="utf-8")
    wire.gateway.allowed_intents = 0
    wire.records.guilds[str(wire.records.guild_id)]["roles"][0]["permissions"] = NO_EMBEDS
    code, findings = await examine(
        wire,
        DISCORD_TOKEN=wire.token,
        DATELINE_DATABASE=database,
        DATELINE_PREFX="?",
        DATELINE_BRIEFS=str(tmp_path / "briefs"),
    )
    assert code == 0
    warned = {name for name, finding in findings.items() if finding["level"] == "warn"}
    assert warned == {"settings", "token", "intents", "permissions", "briefs"}
    assert "1 brief, 40 facts; left out, since they do not hold: begun" in findings["briefs"]["found"]
    assert "DATELINE_PREFIX" in findings["settings"]["remedy"]
    assert "Newsroom (Embed Links)" in findings["permissions"]["found"]
    assert "Message Content Intent" in findings["intents"]["remedy"]


async def test_shards_are_compared_with_what_discord_recommends(wire: Wire, database: str) -> None:
    wire.gateway.recommended_shards = 16
    environment = {"DISCORD_TOKEN": wire.token, "DATELINE_DATABASE": database}
    _, findings = await examine(wire, **environment)
    assert findings["shards"] == {
        "check": "shards",
        "level": "ok",
        "found": "all that Discord recommends: 16 shards",
        "remedy": "",
    }
    _, findings = await examine(wire, DATELINE_SHARDS="0-3/8", **environment)
    assert findings["shards"]["level"] == "warn"
    assert findings["shards"]["found"] == "0-3/8, and Discord recommends 16 shards"
    wire.gateway.identified = [(0.0, 0)] * 993
    code, findings = await examine(wire, DATELINE_SHARDS="0-7/16", **environment)
    assert code == 1
    assert findings["shards"]["found"] == "Discord lets 7 more connect today, and this process connects 8"


@pytest.mark.parametrize(("seconds", "level"), [(0, "ok"), (20, "warn"), (-20, "warn"), (600, "fail")])
async def test_a_clock_that_is_off_is_told(seconds: int, level: str, database: str) -> None:
    async with open_wire(clock=lambda: time.time() - seconds) as wire:
        code, findings = await examine(wire, DISCORD_TOKEN=wire.token, DATELINE_DATABASE=database)
    assert findings["clock"]["level"] == level
    assert code == (1 if level == "fail" else 0)


async def test_a_token_is_looked_at_and_never_shown(wire: Wire, database: str) -> None:
    shaped = base64.urlsafe_b64encode(b"1234567890123456789").decode().rstrip("=") + ".aaaaaa.bbbbbb"
    for token, level in ((shaped, "ok"), ("client-secret", "warn"), ("é.a.b", "warn"), ("a.b.c", "warn")):
        ended = await run("doctor", wire=wire, DISCORD_TOKEN=token, DATELINE_DATABASE=database)
        assert ended.code == 1
        assert f"{level:4}  token: " in ended.out
        assert "fail  login: Discord refused the token" in ended.out
        assert token not in ended.out + ended.err
    code, findings = await examine(DISCORD_TOKEN="", DATELINE_DATABASE=database)
    assert (code, findings["token"]["level"]) == (1, "fail")
    assert "login" not in findings


async def test_what_stands_in_the_way_on_this_machine_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    code, findings = await examine(
        DISCORD_TOKEN="",
        DATELINE_BRIEFS=str(tmp_path / "none"),
        DATELINE_DATABASE=f"sqlite:///{tmp_path}/file/x.sqlite3",
    )
    assert code == 1
    assert "DATELINE_BRIEFS" in findings["briefs"]["remedy"]
    assert findings["database"]["level"] == "fail"
    code, findings = await examine(DATELINE_PREFIX="abc")
    assert (code, [*findings]) == (1, ["settings"])
    assert "signs that start no word" in findings["settings"]["remedy"]
