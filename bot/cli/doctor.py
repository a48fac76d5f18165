"""`dateline doctor`: what keeps the bot from running well here, and what to do about it."""

import argparse
import asyncio
import base64
import difflib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from importlib.metadata import version
from typing import Literal

from bot.brief.proof import load_proven_library
from bot.chat import Standing, examine
from bot.cli.parsers import Subcommands
from bot.cli.resources import find_briefs
from bot.digests.ledger import default_url, inspect_database
from bot.errors import ContentError, LedgerUnavailableError, SettingsError
from bot.pictures.drawing import is_able
from bot.settings import Settings, read_settings
from bot.shards import Shards, read_shards

_NOTICEABLE = timedelta(seconds=3)
_HARMFUL = timedelta(seconds=60)
"""Digests are late or early by what the clock is off, and looked for in the channel at the wrong time."""
_SERVERS_NAMED = 5
_PORTAL = "Discord's developer portal (your application, Bot)"

Level = Literal["ok", "warn", "fail"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the report."""

    check: str
    level: Level = "ok"
    found: str
    remedy: str = ""


def register(commands: Subcommands) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "doctor",
        help="say what keeps the bot from running well here",
        description="Look at the settings, Discord, the clock, the briefs and the database, and say what to mend. "
        "Changes nothing. Exit code 1 where something fails.",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object, and nothing else")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    findings: list[Finding] = []
    for finding in _look():
        findings.append(finding)
        if not options.json:
            remedy = f"\n      {finding.remedy}" if finding.remedy else ""
            print(f"{finding.level:4}  {finding.check}: {finding.found}{remedy}", flush=True)
    fails = any(finding.level == "fail" for finding in findings)
    if options.json:
        print(json.dumps({"ok": not fails, "checks": [asdict(finding) for finding in findings]}))
    return 1 if fails else 0


def _look() -> Iterator[Finding]:
    """Check one thing after another; without settings that hold, nothing else can be."""
    try:
        settings = read_settings()
    except SettingsError as error:
        for line in str(error).splitlines():
            found, _, remedy = line.partition("; ")
            yield Finding(check="settings", level="fail", found=found, remedy=remedy)
        return
    yield from _check_names(os.environ)
    token = settings.token.get_secret_value()
    yield _check_token(token)
    if token:
        yield from _check_discord(token, read_shards(settings.shards))
    yield _check_briefs(settings)
    yield _check_database(settings)
    yield _check_pictures()


def _check_names(environment: Iterable[str]) -> Iterator[Finding]:
    known = {str(field.validation_alias) for field in Settings.model_fields.values()}
    strange = sorted(name for name in environment if name.startswith("DATELINE_") and name not in known)
    if not strange:
        yield Finding(check="settings", found="they hold")
    for name in strange:
        near = difflib.get_close_matches(name, known, 1)
        remedy = f"did you mean {near[0]}?" if near else "unset it; the README lists every setting"
        yield Finding(check="settings", level="warn", found=f"{name} is no setting", remedy=remedy)


def _check_token(token: str) -> Finding:
    if not token:
        return Finding(
            check="token",
            level="fail",
            found="there is none",
            remedy=f"set DISCORD_TOKEN to what Reset Token shows in {_PORTAL}",
        )
    if not _has_shape(token):
        return Finding(
            check="token",
            level="warn",
            found="it does not look like a bot's, which is three parts with dots between",
            remedy=f"copy it whole, and not the client secret or public key, from {_PORTAL}",
        )
    return Finding(check="token", found="it looks like a bot's")


def _has_shape(token: str) -> bool:
    """Say whether a token has three parts, and the first is a number in base64: the bot's id."""
    first, *others = token.split(".")
    try:
        return len(others) == 2 and base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).isdigit()  # noqa: PLR2004
    except ValueError:
        return False


def _check_discord(token: str, shards: Shards | None) -> Iterator[Finding]:
    try:
        standing = asyncio.run(examine(token))
    except SettingsError as error:
        remedy = f"copy the token again from {_PORTAL}, or mend this machine's network"
        yield Finding(check="login", level="fail", found=str(error), remedy=remedy)
        return
    yield Finding(check="login", found=f"Discord knows us as {standing.name}")
    yield _check_intents(standing)
    yield _check_permissions(standing)
    yield _check_shards(standing, shards)
    yield _check_clock(standing.ahead)


def _check_intents(standing: Standing) -> Finding:
    if standing.reads_messages:
        return Finding(check="intents", found="messages may be read")
    return Finding(
        check="intents",
        level="warn",
        found="messages may not be read, so only mentions, direct messages and slash commands are answered",
        remedy=f"switch on Message Content Intent in {_PORTAL}",
    )


def _check_permissions(standing: Standing) -> Finding:
    if not standing.servers:
        remedy = "open the link under Installation in the developer portal to invite it"
        return Finding(check="permissions", level="warn", found="the bot is in no server", remedy=remedy)
    if not standing.lacking:
        return Finding(check="permissions", found=f"enough, in {_count(standing.servers, 'server')}")
    named = [f"{name} ({', '.join(missing)})" for name, missing in standing.lacking.items()]
    more = f" and {len(named) - _SERVERS_NAMED} more" if len(named) > _SERVERS_NAMED else ""
    return Finding(
        check="permissions",
        level="warn",
        found=f"missing in {'; '.join(named[:_SERVERS_NAMED])}{more}",
        remedy="give the bot's role there what it lacks, or invite it again by its link",
    )


def _check_shards(standing: Standing, shards: Shards | None) -> Finding:
    recommended = _count(standing.recommended_shards, "shard")
    needed = standing.recommended_shards if shards is None else len(shards.ids)
    if standing.starts_left < needed:
        found = f"Discord lets {standing.starts_left} more connect today, and this process connects {needed}"
        return Finding(
            check="shards", level="fail", found=found, remedy="find out what restarts it, and wait a day"
        )
    if shards is None:
        return Finding(check="shards", found=f"all that Discord recommends: {recommended}")
    if shards.count < standing.recommended_shards:
        found = f"{shards}, and Discord recommends {recommended}"
        remedy = "deal out as many with DATELINE_SHARDS, and start every process again"
        return Finding(check="shards", level="warn", found=found, remedy=remedy)
    others = "" if shards.are_all else "; other processes must hold the rest, on the same database"
    return Finding(check="shards", found=f"{shards}{others}")


def _check_clock(ahead: timedelta) -> Finding:
    off = abs(ahead)
    found = f"{off.total_seconds():.0f} s {'ahead of' if ahead > timedelta(0) else 'behind'} Discord's"
    if off < _NOTICEABLE:
        return Finding(check="clock", found="it agrees with Discord's")
    level: Level = "fail" if off > _HARMFUL else "warn"
    remedy = "have this machine set its clock over the network (timedatectl set-ntp true)"
    return Finding(check="clock", level=level, found=found, remedy=remedy)


def _check_briefs(settings: Settings) -> Finding:
    try:
        library = load_proven_library(find_briefs(settings))
    except SettingsError as error:
        return Finding(check="briefs", level="fail", found=str(error), remedy="mend DATELINE_BRIEFS")
    except ContentError as error:
        found = f"{_count(len(error.problems), 'problem')}, first: {error.problems[0]}"
        return Finding(check="briefs", level="fail", found=found, remedy="`dateline check` lists them all")
    briefs = library.briefs
    facts = sum(len(brief.facts) for brief in briefs.values())
    found = f"{_count(len(briefs), 'brief')}, {_count(facts, 'fact')}"
    if library.withheld:
        first = next(iter(library.withheld.values()))[0]
        found += f"; left out, since they do not hold: {', '.join(library.withheld)}; first: {first}"
        return Finding(check="briefs", level="warn", found=found, remedy="`dateline check` lists them all")
    return Finding(check="briefs", found=found)


def _check_database(settings: Settings) -> Finding:
    try:
        seen = asyncio.run(inspect_database(settings.database.get_secret_value() or default_url()))
    except (SettingsError, LedgerUnavailableError) as error:
        remedy = "see that it runs, that DATELINE_DATABASE names it, and that this user may write there"
        return Finding(check="database", level="fail", found=str(error), remedy=remedy)
    if seen.schema > seen.newest:
        return Finding(
            check="database",
            level="fail",
            found=f"{seen.server} has schema {seen.schema}, and this Dateline knows schemas up to {seen.newest}",
            remedy="run the newer Dateline that wrote it, or restore a backup from before",
        )
    state = f"schema {seen.schema}" if seen.schema else "still empty"
    if 0 < seen.schema < seen.newest:
        remedy = f"the next start brings it to schema {seen.newest}: back it up first"
        return Finding(check="database", level="warn", found=f"{seen.server}, {state}", remedy=remedy)
    return Finding(check="database", found=f"{seen.server}, {state}, can be written")


def _check_pictures() -> Finding:
    if is_able():
        return Finding(
            check="pictures", found=f"drawn by matplotlib {version('matplotlib')}, in its own font"
        )
    remedy = "for charts and maps: pip install 'dateline[charts]'"
    return Finding(check="pictures", found="none; each answer is whole without", remedy=remedy)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
