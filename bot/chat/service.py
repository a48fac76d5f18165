"""The digests of a running bot: opens the ledger, posts what is due, and ends in good order."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random, SystemRandom

import discord
from discord.utils import utcnow

from bot.brief import Library
from bot.chat.discord_publisher import DiscordPublisher
from bot.chat.language_choice import choose_language
from bot.chat.preferences import LOOK_EVERY, Preferences
from bot.chat.rendering import lay_out
from bot.chat.rest import RestClient
from bot.chat.telling import AdminTeller
from bot.digests import Digest, Schedule
from bot.digests.composing import Composer, Content
from bot.digests.correcting import Corrector
from bot.digests.ledger import OURS, Ledger, Planner, default_url, prune_deliveries
from bot.digests.posting import Pace, Poster, Roster
from bot.digests.recurrence import parse
from bot.errors import LedgerUnavailableError, SettingsError
from bot.languages import speak
from bot.settings import Settings
from bot.shards import ONE, Shards

_log = logging.getLogger(__name__)

_TRY_AGAIN = 10.0
"""Seconds between tries to open a ledger that does not answer, or to go on after a fault."""
_TIME_TO_STOP = 5.0
"""Seconds that posts under way have to end, before their claims are given back for others to find out."""
_TIME_TO_GIVE_BACK = 2.0
_NOT_TAKEN = "Discord refused the token: copy it again from the developer portal into DISCORD_TOKEN"
_PURGE_EVERY = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugs:
    """What the digests are plugged into; a test or another host may plug in its own."""

    url: str
    """The database."""
    library: Callable[[], Library]
    """The briefs that are served at the moment."""
    prefix: str = "!"
    """What commands start with that digests name."""
    per_server: int = 25
    """How many digests one server may have."""
    spread: timedelta = timedelta(0)
    """The window over which the posts of one minute are spread."""
    now: Callable[[], datetime] = utcnow
    randomness: Random = field(default_factory=SystemRandom)

    @classmethod
    def of(cls, settings: Settings, library: Callable[[], Library]) -> "Plugs":
        """Plug in what the settings name, and the briefs served at the moment."""
        return cls(
            url=settings.database.get_secret_value() or default_url(),
            library=library,
            prefix=settings.prefix,
            per_server=settings.digests_per_server,
            spread=timedelta(seconds=settings.spread_seconds),
        )


class DigestService:
    """What the commands and the posting share. Constructing it opens nothing."""

    def __init__(self, plugs: Plugs) -> None:
        self.plugs = plugs
        self.preferences = Preferences(plugs.prefix)
        """What servers and people have chosen; read when the ledger is opened."""
        self._find_guild: Callable[[int], discord.Guild | None] = lambda _: None
        self._ledger: Ledger | None = None
        self._poster: Poster | None = None
        self._corrector: Corrector | None = None
        self._ready = asyncio.Event()
        self._shards = ONE

    @property
    def ledger(self) -> Ledger:
        """The ledger; LedgerUnavailableError as long as it could not be opened."""
        if self._ledger is None:
            raise LedgerUnavailableError("the database has not answered since I started")
        return self._ledger

    def now(self) -> datetime:
        """Return the moment, as the schedules go by it."""
        return self.plugs.now()

    async def open(self) -> None:
        """Open the ledger, unless it is open. Raises LedgerUnavailableError or SettingsError."""
        if self._ledger is None:
            ledger = await Ledger.open(self.plugs.url)
            try:
                await self.preferences.refresh(ledger)
            except BaseException:
                await ledger.close()
                raise
            self._ledger = ledger

    async def close(self) -> None:
        """Close the ledger."""
        ledger, self._ledger = self._ledger, None
        if ledger is not None:
            await ledger.close()

    def make_poster(self, bot: discord.Client, client: discord.Client) -> Poster:
        """Make what posts: through `client`, while `bot` knows the servers and tells admins of what stops."""
        self._find_guild = bot.get_guild
        return Poster(
            ledger=self.ledger,
            parse=parse,
            publisher=self.make_publisher(client),
            compose=self.compose,
            tell_admin=AdminTeller(bot).tell,
            language_of=self.language_of,
            now=self.now,
            randomness=self.plugs.randomness,
            pace=Pace(spread=self.plugs.spread),
            roster=Roster(self.ledger.presence, self._shards),
        )

    def make_corrector(self, client: discord.Client) -> Corrector:
        """Make what corrects posted digests when the briefs change."""
        return Corrector(
            ledger=self.ledger,
            library=self.plugs.library,
            editor=self.make_publisher(client),
            now=self.now,
            randomness=self.plugs.randomness,
        )

    def make_publisher(self, client: discord.Client) -> DiscordPublisher:
        """Make what speaks to Discord for the digests."""
        return DiscordPublisher(client, self.lay_out)

    async def compose(self, schedule: Schedule, slot: datetime) -> Digest | None:
        """Compose what a slot posts; None when there is nothing to say."""
        with speak(self.language_of(schedule)):
            return await Composer(self.ledger.memory, self.plugs.library).compose(schedule, slot)

    def language_of(self, schedule: Schedule) -> str:
        """Return the language of the server that a digest is for."""
        guild = self._find_guild(schedule.guild_id)
        chosen = self.preferences.of(schedule.guild_id).language
        return choose_language(own=None, chosen=chosen, server=guild.preferred_locale if guild else None)

    def lay_out(self, content: Content, guild_id: int) -> discord.Embed:
        """Make the page that a digest is read on in a server."""
        return lay_out(content, self.preferences.of(guild_id).prefix)

    async def post_now(self, schedule: Schedule, slot: datetime) -> bool:
        """Have a slot of its own posted, in seconds; False where that slot has been asked for before."""
        return await Planner(self.ledger.database, parse).plan_extra(schedule, slot)

    async def post_once(self, token: str) -> int:
        """Post what is due, over REST alone: nobody sees the bot come online for it. Returns how many it tried."""
        async with RestClient() as client:
            try:
                await client.login(token)
            except discord.LoginFailure:
                raise SettingsError(_NOT_TAKEN) from None
            return await self.make_poster(client, client).run_once()

    @property
    def stalled_seconds(self) -> float:
        """For how long the posting has not come round; 0 while there is none."""
        return 0.0 if self._poster is None else self._poster.pulse.age

    async def count_due(self) -> tuple[int, datetime | None]:
        """Count the digests that are due, and say since when the oldest is. Raises LedgerUnavailableError."""
        return await self.ledger.deliveries.count_due(self.now())

    async def begin(self, guild_ids: Collection[int], shards: Shards = ONE) -> None:
        """Let the posting begin: the bot is ready, and of the guilds of its shards it is in these."""
        self._shards = shards
        self._ready.set()
        await self._note(lambda ledger: ledger.guilds.take_stock(guild_ids, shards, self.now()))

    async def recall(self, key: str) -> str | None:
        """Return what was kept under a key for the bot itself; None also where the ledger does not answer."""
        try:
            return (await self.ledger.kept.read_guild(OURS)).get(key)
        except LedgerUnavailableError:
            return None

    async def remember(self, key: str, value: str) -> None:
        """Keep something for the bot itself, until the next time it starts."""
        await self._note(lambda ledger: ledger.kept.change_guild(OURS, {key: value}))

    async def note_reload(self) -> None:
        """Note that other briefs are served: what is posted and no longer holds is corrected."""
        corrector = self._corrector
        if corrector is not None:
            corrector.reloaded()

    async def note_return(self, guild_id: int) -> None:
        """Note that the bot is in a guild again: nothing of it is purged."""
        await self._note(lambda ledger: ledger.guilds.rejoin(guild_id))

    async def note_departure(self, guild_id: int) -> None:
        """Note that the bot has left a guild: what is kept of it is purged after 30 days."""
        await self._note(lambda ledger: ledger.guilds.leave(guild_id, self.now()))

    @asynccontextmanager
    async def serving(self, bot: discord.Client, client: discord.Client) -> AsyncGenerator[None]:
        """Post from `begin` until the end of this context, which waits for posts under way.

        Raises SettingsError where the database's address or schema will not do; one that is gone is waited for.
        """
        try:
            await self.open()
        except LedgerUnavailableError as error:
            _log.warning("the digests wait for their database: %s", error)
        posting = asyncio.create_task(self._post(bot, client))
        following = asyncio.create_task(self._follow_settings())
        try:
            yield
        finally:
            following.cancel()
            if self._poster is not None:
                self._poster.stop()
                await asyncio.wait([posting], timeout=_TIME_TO_STOP)
            posting.cancel()
            await asyncio.wait([posting], timeout=_TIME_TO_GIVE_BACK)
            await self.close()

    async def _post(self, bot: discord.Client, client: discord.Client) -> None:
        """Post until the poster is stopped, whatever goes wrong on the way."""
        await self._ready.wait()
        while True:
            try:
                await self.open()
                await self._run(self.make_poster(bot, client), self.make_corrector(client))
            except LedgerUnavailableError as error:
                _log.warning("the digests wait for their database: %s", error)
            except Exception:  # noqa: BLE001 - a fault in posting must not end the bot
                _log.exception("the digests failed and go on in %g s", _TRY_AGAIN)
            else:
                return
            await asyncio.sleep(_TRY_AGAIN)

    async def _run(self, poster: Poster, corrector: Corrector) -> None:
        """Post until the poster is stopped; correct and purge beside it."""
        self._poster, self._corrector = poster, corrector
        try:
            async with asyncio.TaskGroup() as tasks:
                beside = [tasks.create_task(corrector.run()), tasks.create_task(self._purge())]
                await poster.run()
                for task in beside:
                    task.cancel()
        finally:
            self._poster = self._corrector = None

    async def _purge(self) -> None:
        """Forget guilds that were left long ago, and what was posted long ago, every day."""
        while True:
            await self._note(lambda ledger: ledger.guilds.purge(self.now()))
            await self._note(lambda ledger: prune_deliveries(ledger.database, self.now()))
            await asyncio.sleep(_PURGE_EVERY.total_seconds())

    async def _follow_settings(self) -> None:
        """Take up what another process changes in the settings."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            try:
                await self.preferences.refresh(self.ledger)
            except LedgerUnavailableError:
                continue  # what is known goes on; the posting says that it is gone
            except Exception:  # noqa: BLE001 - the next look may succeed
                _log.exception("could not look whether another process has changed settings")

    async def _note(self, operation: Callable[[Ledger], Awaitable[object]]) -> None:
        """Write what nobody waits for; a ledger that is gone is told in the log."""
        try:
            await operation(self.ledger)
        except LedgerUnavailableError as error:
            _log.warning("not noted in the ledger: %s", error)
