"""What can be pressed under a reply. It keeps nothing: after a restart it still leads where it points."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import discord
from discord.utils import escape_markdown, escape_mentions

from bot.chat.faults import tell_failure
from bot.chat.host import Host
from bot.chat.paging import Page, mark_sentences, paginate, shorten
from bot.chat.pointers import Pointer, make_template
from bot.chat.pressing import Pressable
from bot.chat.rendering import CONTENT_LENGTH, Item, draw, draw_rows, render_edit
from bot.chat.venues import let_in, markup_in
from bot.languages import mark, say, say_count
from bot.lookup import MOST_CHANCE, Address, Outcome, Request, Silence, locate
from bot.lookup.replies import Menu, Reply, word
from bot.lookup.talk import make_turn, name_all
from bot.pictures.drawing import Picture

Interaction = discord.Interaction[Any]

_NOT_YOURS = mark("This answer is somebody else’s; ask me yourself.")
_GONE = mark(
    "What this leads to is not in the brief any more; it has been changed since. Ask me again, please."
)
_SOURCES = mark("In the article’s words")
_WORDS_LENGTH = 200
_DRAWS = 30
"""How often it is drawn for a fact that was not shown lately."""
_LABEL, _DESCRIPTION, _PROMPT = 100, 100, 150


class PageButton(Pressable, discord.ui.DynamicItem[discord.ui.Button[Any]], template=make_template("d[bmo]")):
    """Shows another page to whom the answer is for."""

    async def callback(self, interaction: Interaction) -> None:
        """Show the page that it points at."""
        await _answer_press(interaction, Pointer.read(self.custom_id))


class Picker(Pressable, discord.ui.DynamicItem[discord.ui.Select[Any]], template=make_template(r"dp\d")):
    """Shows what is picked, in the place of where it was picked."""

    async def callback(self, interaction: Interaction) -> None:
        """Show what is picked."""
        pointer = _follow(Pointer.read(self.custom_id), self.item.values[0])
        await _answer_press(interaction, pointer, picked=True)


class Opener(Pressable, discord.ui.DynamicItem[discord.ui.Select[Any]], template=make_template(r"dn\d")):
    """Shows what is picked to whoever picks it, below what it was picked from."""

    async def callback(self, interaction: Interaction) -> None:
        """Show what is picked."""
        pointer = _follow(Pointer.read(self.custom_id), self.item.values[0])
        await _answer_press(interaction, pointer, picked=True, below=True)


class SourcesButton(Pressable, discord.ui.DynamicItem[discord.ui.Button[Any]], template=make_template("ds")):
    """Shows anybody, and nobody else, the words of the article that a page stands on."""

    async def callback(self, interaction: Interaction) -> None:
        """Show the words."""
        pointer = Pointer.read(self.custom_id)
        try:
            found = _look_up(interaction.client, interaction.guild_id, pointer)
            pages = paginate(found[1]) if found else []
            words = _word_sources(pages[min(pointer.page, len(pages) - 1)]) if pages else say(_GONE)
            await interaction.response.send_message(words, ephemeral=True)
        except Exception as error:  # noqa: BLE001 - discord.py would only log it
            await tell_failure(interaction, error, f"a press on {self.custom_id}")


class AnotherButton(Pressable, discord.ui.DynamicItem[discord.ui.Button[Any]], template=make_template("da")):
    """Shows another fact by chance to whom the one above was for."""

    async def callback(self, interaction: Interaction) -> None:
        """Show one that the channel has not seen lately."""
        pointer = Pointer.read(self.custom_id)
        await _answer_press(interaction, _draw_another(interaction, pointer), picked=True)


CONTROLS = (PageButton, Picker, Opener, SourcesButton, AnotherButton)


def show(reply: Reply, pointer: Pointer, *, as_text: bool, picture: Picture | None = None) -> dict[str, Any]:
    """Return what a new message takes to show a page of a reply, with what can be pressed under it.

    A picture stands on the first page of a layout.
    """
    pages = paginate(reply)
    number = min(pointer.page, len(pages) - 1)
    page = pages[number]
    rows = _list_rows(reply, pages, replace(pointer, page=number))
    if pointer.address is None and page.left:
        left = say_count(
            "{count} more: ask about fewer names at once",
            "{count} more: ask about fewer names at once",
            page.left,
        )
        page = replace(page, footer=f"{page.footer} · {left}")
    if as_text:
        return {"content": page.text, "view": draw_rows(rows)}
    if picture is None or number:
        return {"view": draw(page, rows)}
    item = discord.MediaGalleryItem(f"attachment://{picture.name}", description=picture.alt)
    file = discord.File(BytesIO(picture.png), picture.name, description=picture.alt)
    return {"view": draw(page, rows, item), "file": file}


def _list_rows(reply: Reply, pages: Sequence[Page], pointer: Pointer) -> list[list[Item]]:
    buttons: list[Item] = []
    page = pages[pointer.page]
    if pointer.above and pointer.address is not None:
        overview = replace(
            pointer, address=Address("o", pointer.address.command), part="", page=0, above=False
        )
        buttons.append(_make_button("do", say("All names"), overview))
    if pointer.address is not None and pointer.page > 0:
        buttons.append(_make_button("db", say("Back"), replace(pointer, page=pointer.page - 1)))
    if pointer.address is not None and pointer.page < len(pages) - 1:
        label = say("More ({number})", number=page.left) if page.left else say("More")
        more = _make_button("dm", label, replace(pointer, page=pointer.page + 1))
        more.item.style = discord.ButtonStyle.primary
        buttons.append(more)
    if pointer.address is not None and pointer.address.kind == "r":
        buttons.append(AnotherButton(discord.ui.Button(label=say("Another"), custom_id=f"da.{pointer}")))
    if pointer.address is not None and any(passage.evidence for passage in page.passages):
        button: discord.ui.Button[Any] = discord.ui.Button(label=say("Sources"), custom_id=f"ds.{pointer}")
        buttons.append(SourcesButton(button))
    menus: list[list[Item]] = [
        [_make_picker(menu, number, pointer)] for number, menu in enumerate(reply.menus)
    ]
    return [row for row in (buttons, *menus) if row]


def _make_button(name: str, label: str, pointer: Pointer) -> PageButton:
    return PageButton(discord.ui.Button(label=label, custom_id=f"{name}.{pointer}"))


def _make_picker(menu: Menu, number: int, pointer: Pointer) -> Picker | Opener:
    options = [
        discord.SelectOption(
            label=option.label[:_LABEL],
            value=f"{option.address or ''}#{option.part}",
            description=option.description[:_DESCRIPTION] or None,
            default=option.chosen,
        )
        for option in menu.options
    ]
    custom_id = f"{'dn' if menu.stays else 'dp'}{number}.{replace(pointer, page=0, above=False)}"
    select: discord.ui.Select[Any] = discord.ui.Select(
        placeholder=menu.prompt[:_PROMPT], options=options, custom_id=custom_id
    )
    return Opener(select) if menu.stays else Picker(select)


def _follow(pointer: Pointer, value: str) -> Pointer:
    """Return where a picked value leads: to another reply, or to a part of the same one."""
    address, _, part = value.partition("#")
    if not address:
        return replace(pointer, part=part)
    picked = Address.read(address)
    above = picked.kind == "n" and pointer.address == Address("o", picked.command)
    return replace(pointer, address=picked, part="", above=above)


async def _answer_press(
    interaction: Interaction, pointer: Pointer, *, picked: bool = False, below: bool = False
) -> None:
    """Show the asker what a press leads to; tell anybody else how to get an answer of their own.

    What is `picked` is as if it had been asked for: `why` and the next line are about that. `below` leaves what was
    pressed as it is.
    """
    try:
        if interaction.user.id != pointer.asker_id:
            await interaction.response.send_message(say(_NOT_YOURS), ephemeral=True)
            return
        if not await let_in(interaction.client, interaction):
            return
        found = _look_up(interaction.client, interaction.guild_id, pointer)
        if found is None:
            await interaction.response.send_message(say(_GONE), ephemeral=True)
            return
        outcome, reply = found
        bot: Host = interaction.client
        if picked and not isinstance(outcome, Silence):
            turn = make_turn(Request(outcome.command, name_all(outcome.entities)), outcome)
            bot.recollection.note((interaction.channel_id or 0, interaction.user.id), turn, bot.now())
        as_text = interaction.message is not None and not interaction.message.flags.components_v2
        picture = None
        if not as_text and not pointer.page and interaction.app_permissions.attach_files:
            picture = await bot.gallery.find(outcome, pointer.part)
        content = show(reply, pointer, as_text=as_text, picture=picture)
        if below:
            await show_alone(interaction, content)
        else:
            await interaction.response.edit_message(**render_edit(content, is_layout=not as_text))
    except Exception as error:  # noqa: BLE001 - discord.py would only log it
        await tell_failure(interaction, error, f"a press that leads to {pointer}")


def _draw_another(interaction: Interaction, pointer: Pointer) -> Pointer:
    """Point at another fact than the channel was shown lately, as long as there is any; where all are gone, at the same."""
    bot: Host = interaction.client
    lookup, channel_id = bot.lookup_in(interaction.guild_id), interaction.channel_id or 0
    if pointer.address is None or interaction.user.id != pointer.asker_id:
        return pointer
    drawn: Outcome | None = None
    for _ in range(_DRAWS):
        drawn = lookup.draw_another(pointer.address, bot.randomness.randint(0, MOST_CHANCE))
        if drawn is None or not bot.lately.is_stale(channel_id, drawn):
            break
    if drawn is None:
        return pointer
    bot.lately.note(channel_id, drawn)
    return replace(pointer, address=locate(drawn))


async def show_alone(interaction: Interaction, shown: dict[str, Any]) -> None:
    """Show something to whoever pressed or used a command, and to nobody else."""
    # discord.py takes no None here
    given = {name: value for name, value in shown.items() if value is not None}
    await interaction.response.send_message(**given, ephemeral=True)


def _look_up(bot: Host, guild_id: int | None, pointer: Pointer) -> tuple[Outcome, Reply] | None:
    outcome = bot.lookup_in(guild_id).visit(pointer.address) if pointer.address else None
    reply = word(outcome, markup_in(bot, guild_id), pointer.part) if outcome else None
    return (outcome, reply) if outcome and reply else None


def _word_sources(page: Page) -> str:
    """Quote the article for each fact of a page, as far as one message holds it."""
    cited = dict.fromkeys(each for passage in page.passages for each in passage.evidence)
    lines = [f"**{say(_SOURCES)}**"]
    for number, words in cited:
        line = (
            f"{mark_sentences(str(number))} {escape_mentions(escape_markdown(shorten(words, _WORDS_LENGTH)))}"
        )
        if sum(len(each) + 1 for each in [*lines, line]) > CONTENT_LENGTH:
            break
        lines.append(line)
    return "\n".join(lines)
