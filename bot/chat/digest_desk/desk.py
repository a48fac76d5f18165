"""What `/digest …` does: reads the ledger, checks what is asked, writes the ledger, and words the answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import discord
from discord.utils import escape_markdown

from bot.brief import Brief
from bot.chat.digest_desk.digest_words import word_history, word_list, word_schedule
from bot.chat.digest_desk.flags import AddFlags, EditFlags
from bot.chat.digest_desk.permissions import Place, check_place
from bot.chat.service import DigestService
from bot.digests import Draft, RefusedError, Schedule, ThrottledError, Wish, draft_new, list_contents, redraft
from bot.digests.composing import Content
from bot.digests.recurrence import parse
from bot.errors import LedgerUnavailableError, ScheduleError, UserError
from bot.languages import say


class DigestDesk:
    """One for a bot. Each method is one subcommand; UserError says in words what cannot be done."""

    def __init__(
        self,
        service: DigestService,
        briefs: Callable[[], Mapping[str, Brief]],
        chosen: Callable[[int], Mapping[str, Brief]],
    ) -> None:
        """Take all the `briefs` there are, and those that a server has `chosen`, which new digests are of."""
        self._service = service
        self._briefs = briefs
        self._chosen = chosen

    async def add(self, flags: AddFlags, author: discord.Member, place: Place) -> discord.Embed:
        """Set a digest and echo it."""
        taken = [schedule.name for schedule in await self.list(author.guild.id)]
        draft = draft_new(
            _wish(flags, place),
            guild_id=author.guild.id,
            created_by=author.id,
            briefs=self._chosen(author.guild.id),
            taken=taken,
            seed=self._service.plugs.randomness.getrandbits(31),
        )
        check_place(place, author, publish=draft.crosspost, role=flags.role)
        now = self._service.now()
        next_slot = _first_slot(draft, anchor=now, now=now)
        schedule = await self._service.ledger.schedules.add(
            draft, next_slot, now=now, limit=self._service.plugs.per_server
        )
        page = self._word(schedule, say("Set: {name}", name=schedule.name))
        if schedule.zone == "UTC" and flags.zone is None and "utc" not in flags.when.casefold():
            command = f"`/digest edit {schedule.name} zone: …`"
            return _remark(page, say("No zone was given, so it goes by UTC: {command}", command=command))
        return page

    async def edit(self, flags: EditFlags, author: discord.Member) -> discord.Embed:
        """Change a digest and echo it."""
        schedule = await self.find(author.guild.id, flags.digest)
        place = flags.channel or find_place(schedule, author.guild)
        if not any(value is not None for name, value in flags if name != "digest"):
            raise UserError(
                say(
                    "Say what to change: `when`, `zone`, `what`, `channel`, `name`, `role` or another option."
                )
            )
        draft = redraft(schedule, _wish(flags, place), self._briefs())
        role = flags.role or author.guild.get_role(draft.role_id or 0)
        if flags.ping is False:
            draft, role = replace(draft, role_id=None), None
        check_place(place, author, publish=draft.crosspost, role=role)
        next_slot = _first_slot(draft, anchor=schedule.created_at, now=self._service.now())
        await self._service.ledger.schedules.replace(schedule.id, draft, next_slot)
        return self._word(
            await self.find(author.guild.id, draft.name), say("Changed: {name}", name=draft.name)
        )

    async def show(self, guild_id: int, name: str) -> discord.Embed:
        """Say all about a digest."""
        schedule = await self.find(guild_id, name)
        return self._word(schedule, schedule.name)

    async def show_all(self, guild_id: int, prefix: str) -> discord.Embed:
        """List the server's digests."""
        return word_list(await self.list(guild_id), self._briefs(), prefix)

    async def pause(self, guild_id: int, name: str, author: discord.Member) -> str:
        """Stop a digest until it is resumed."""
        schedule = await self.find(guild_id, name)
        if schedule.paused_at is not None:
            raise UserError(
                say(
                    "{digest} is paused already: {reason}.",
                    digest=_name(schedule),
                    reason=schedule.pause_reason,
                )
            )
        # an id can be forgotten, where a name could not be told from others
        reason = say("by {member}", member=author.mention)
        await self._service.ledger.schedules.pause(schedule.id, reason, now=self._service.now())
        return say("{digest} is paused; `/digest resume` starts it again.", digest=_name(schedule))

    async def resume(self, name: str, author: discord.Member) -> discord.Embed:
        """Start a paused digest again, where it still can go."""
        schedule = await self.find(author.guild.id, name)
        if schedule.paused_at is None:
            raise UserError(say("{digest} is not paused.", digest=_name(schedule)))
        role = author.guild.get_role(schedule.role_id or 0)
        check_place(find_place(schedule, author.guild), author, publish=schedule.crosspost, role=role)
        next_slot = _first_slot(schedule, anchor=schedule.created_at, now=self._service.now())
        await self._service.ledger.schedules.resume(schedule.id, next_slot)
        return self._word(await self.find(author.guild.id, name), say("Resumed: {name}", name=schedule.name))

    async def remove(self, schedule: Schedule) -> str:
        """Remove a digest for good."""
        await self._service.ledger.schedules.remove(schedule.id)
        return say("{digest} is removed. What it posted stays.", digest=_name(schedule))

    async def preview(self, guild_id: int, name: str) -> discord.Embed:
        """Return the page that would be posted now; nothing is posted or noted."""
        schedule = await self.find(guild_id, name)
        try:
            digest = await self._service.compose(schedule, self._service.now())
        except RefusedError as error:
            raise UserError(
                say("{digest} cannot be composed: {reason}.", digest=_name(schedule), reason=error)
            ) from error
        except ThrottledError as error:
            raise UserError(
                say("A post of {digest} is under way; ask again in a minute.", digest=_name(schedule))
            ) from error
        if digest is None:
            raise UserError(
                say(
                    "There is nothing new to say in {digest}, so nothing would be posted.",
                    digest=_name(schedule),
                )
            )
        content = Content.from_json(digest.body)
        page = self._service.lay_out(content, guild_id)
        if content.quiz is not None:
            options = escape_markdown(" · ".join(content.quiz.options))
            page.add_field(name=say("To press below"), value=options)
        return page

    async def post_now(self, name: str, author: discord.Member, asked_at: datetime) -> str:
        """Have a digest posted at once. The same request, should it come twice, posts once."""
        schedule = await self.find(author.guild.id, name)
        if schedule.paused_at is not None:
            raise UserError(
                say(
                    "{digest} is paused: {reason}. `/digest resume` starts it again.",
                    digest=_name(schedule),
                    reason=schedule.pause_reason,
                )
            )
        role = author.guild.get_role(schedule.role_id or 0)
        check_place(find_place(schedule, author.guild), author, publish=schedule.crosspost, role=role)
        await self._service.post_now(schedule, asked_at)
        return say(
            "{digest} goes out to {channel} in a moment; `/digest history` says what became of it.",
            digest=_name(schedule),
            channel=f"<#{schedule.channel_id}>",
        )

    async def history(self, guild_id: int, name: str) -> discord.Embed:
        """Say what became of a digest's latest slots."""
        schedule = await self.find(guild_id, name)
        return word_history(schedule, await self._service.ledger.deliveries.history(schedule.id))

    async def list(self, guild_id: int) -> Sequence[Schedule]:
        """Return the server's digests by name."""
        return await self._service.ledger.schedules.of_guild(guild_id)

    async def find(self, guild_id: int, name: str) -> Schedule:
        """Return a digest by its name."""
        schedule = await self._service.ledger.schedules.get(guild_id, name)
        if schedule is not None:
            return schedule
        names = ", ".join(f"`{schedule.name}`" for schedule in await self.list(guild_id))
        if not names:
            raise UserError(say("There is no such digest here. There are none yet."))
        raise UserError(say("There is no such digest here. There are: {names}.", names=names))

    async def complete(self, guild_id: int, typed: str) -> Sequence[str]:
        """Return the names of digests that hold what was typed; none while the ledger is gone."""
        try:
            return [
                each.name for each in await self.list(guild_id) if typed.casefold() in each.name.casefold()
            ]
        except LedgerUnavailableError:
            return []

    def complete_contents(self, guild_id: int, typed: str) -> Sequence[str]:
        """Return what can go into a digest and begins with what was typed."""
        names = dict.fromkeys(
            name for brief in self._chosen(guild_id).values() for name in list_contents(brief)
        )
        typed = typed.casefold()
        return sorted(
            (name for name in names if typed in name),
            key=lambda name: (" " in name, not name.startswith(typed)),
        )

    def _word(self, schedule: Schedule, title: str) -> discord.Embed:
        return word_schedule(schedule, self._briefs(), self._service.now(), title)


def find_place(schedule: Schedule, guild: discord.Guild) -> Place:
    """Return where a digest goes; UserError where that is gone."""
    place = guild.get_channel_or_thread(schedule.channel_id)
    if isinstance(place, Place):
        return place
    raise UserError(
        say(
            "The channel of {digest} is gone, or I may not see it: choose one with `/digest edit` and `channel`.",
            digest=_name(schedule),
        )
    )


def _wish(flags: AddFlags | EditFlags, place: Place) -> Wish:
    return Wish(
        when=flags.when,
        zone=flags.zone,
        what=flags.what,
        name=flags.name,
        brief=flags.brief,
        channel_id=place.id,
        role_id=flags.role.id if flags.role else None,
        crosspost=flags.publish,
        late=flags.late,
        grace=flags.grace,
    )


def _first_slot(draft: Draft, *, anchor: datetime, now: datetime) -> datetime:
    """Return the next slot; ScheduleError where the schedule is not understood or has none left."""
    slot = parse(draft.recurrence, draft.zone, anchor=anchor).next_after(now)
    if slot is None:
        raise ScheduleError(say("`{typed}` has no run left: it is over.", typed=draft.recurrence))
    return slot


def _name(schedule: Schedule) -> str:
    return f"**{escape_markdown(schedule.name)}**"


def _remark(page: discord.Embed, text: str) -> discord.Embed:
    return page.set_footer(text=text)
