"""`dateline digests`: what is scheduled, what is due, and posting it once, for operators."""

import argparse
import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from bot.chat import DigestService, Plugs
from bot.cli.parsers import Subcommands
from bot.cli.resources import load_briefs
from bot.digests import Schedule
from bot.digests.ledger import Ledger
from bot.errors import LedgerUnavailableError, SettingsError
from bot.settings import Settings, read_settings

_TOKENLESS = "no token: set DISCORD_TOKEN, or add --dry-run to see what would be posted"

Rows = Sequence[dict[str, Any]]
Ask = Callable[[DigestService], Awaitable[Rows]]

_NO_DIGEST = "No digest is set up here. On Discord, `!digest add` sets one up."
_NOTHING_DUE = "Nothing is due."


def register(commands: Subcommands) -> None:
    """Add the subcommand and its own."""
    parser = commands.add_parser(
        "digests",
        help="list the digests, or post what is due",
        description="Look at the digests in the database, or post what is due without staying connected.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    for name, run, help_ in (
        ("list", _list, "every digest of every server"),
        ("due", _due, "what is to be posted now"),
        ("run-once", _run_once, "post what is due, and end"),
    ):
        action = actions.add_parser(
            name, help=help_, description=f"Shows {help_}." if run != _run_once else help_
        )
        action.add_argument("--json", action="store_true", help="one JSON object a line")
        if run is _run_once:
            action.add_argument("--dry-run", action="store_true", help="only say what would be posted")
        action.set_defaults(run=run)


def _list(options: argparse.Namespace) -> int:
    return _print(options, read_settings(), _read_all, none=_NO_DIGEST)


def _due(options: argparse.Namespace) -> int:
    return _print(options, read_settings(), _read_due, none=_NOTHING_DUE)


def _run_once(options: argparse.Namespace) -> int:
    if options.dry_run:
        return _due(options)
    settings = read_settings(tokenless=_TOKENLESS)
    token = settings.token.get_secret_value()
    return _print(options, settings, lambda service: _post(service, token))


def _print(options: argparse.Namespace, settings: Settings, ask: Ask, none: str = "") -> int:
    library = load_briefs(settings)
    rows = asyncio.run(_with_ledger(DigestService(Plugs.of(settings, lambda: library)), ask))
    if not rows:
        print(none, file=sys.stderr)  # so that a script that reads rows reads none
    for row in rows:
        print(json.dumps(row, ensure_ascii=False) if options.json else _word(row))
    return 0


async def _with_ledger(service: DigestService, ask: Ask) -> Rows:
    try:
        await service.open()
        return await ask(service)
    except LedgerUnavailableError as error:
        raise SettingsError(f"{error}; see that it runs, and that DATELINE_DATABASE names it") from None
    finally:
        await service.close()


async def _read_all(service: DigestService) -> Rows:
    return [_describe(schedule) for schedule in await service.ledger.schedules.all()]


async def _read_due(service: DigestService) -> Rows:
    ledger, now = service.ledger, service.now()
    waiting = [
        _describe(pending.schedule) | {"slot": pending.slot.isoformat(), "state": pending.state}
        for pending in await ledger.deliveries.pending(now)
    ]
    return [*waiting, *await _read_unplanned(ledger, now)]


async def _read_unplanned(ledger: Ledger, now: datetime) -> Rows:
    upcoming = await ledger.schedules.upcoming()
    return [
        _describe(schedule) | {"slot": schedule.next_slot.isoformat(), "state": "due"}
        for schedule in upcoming
        if schedule.next_slot is not None and schedule.next_slot <= now
    ]


async def _post(service: DigestService, token: str) -> Rows:
    return [{"tried": await service.post_once(token)}]


def _describe(schedule: Schedule) -> dict[str, Any]:
    values = asdict(schedule)
    return {
        name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()
    }


def _word(row: dict[str, Any]) -> str:
    if "tried" in row:
        return f"{row['tried']} {'post' if row['tried'] == 1 else 'posts'} tried; `dateline digests due` shows what is left"
    state = f"paused: {row['pause_reason']}" if row["paused_at"] else f"next {_short(row['next_slot'])}"
    if "slot" in row:
        state = f"{row['state']} since {_short(row['slot'])}"
    what = row["topic"] or row["kind"]
    where = f"server {row['guild_id']}, channel {row['channel_id']}"
    return f"{row['name']}: {what}, {row['recurrence']} ({row['zone']}), {where}, {state}"


def _short(moment: str | None) -> str:
    if moment is None:
        return "never"
    return datetime.fromisoformat(moment).astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
