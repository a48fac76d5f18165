"""Discord's limits on a message, as its documentation has them."""

from collections.abc import Iterable
from typing import Any

import discord

from tests.chat.room import Shown, rows_under, walk

TITLE = 256
DESCRIPTION = 4_096
FOOTER = 2_048
EMBEDS_TOGETHER = 6_000
CONTENT = 2_000
COMPONENTS = 40
TEXT_TOGETHER = 4_000
"""Of all text displays of a message."""
OF_A_COMPONENT = {"custom_id": 100, "placeholder": 150, "label": 80}
OF_AN_OPTION = {"label": 100, "value": 100, "description": 100}
OPTIONS = 25


def find_excess(shown: Shown) -> list[str]:
    """Return what of a message Discord would refuse, in words."""
    return find_excess_in(shown.content, shown.embeds, rows_under(shown))


def find_excess_in(
    content: str, embeds: Iterable[discord.Embed], components: Iterable[dict[str, Any]]
) -> list[str]:
    """Return what of a message with these parts Discord would refuse, in words."""
    embeds, components = list(embeds), list(walk(components))
    displays = [component["content"] for component in components if "content" in component]
    parts = [("content", content, CONTENT), ("text together", "".join(displays), TEXT_TOGETHER)]
    for embed in embeds:
        parts += [
            ("title", embed.title or "", TITLE),
            ("description", embed.description or "", DESCRIPTION),
            ("footer", embed.footer.text or "", FOOTER),
        ]
    excess = [f"{name} of {len(text)}" for name, text, most in parts if len(text) > most]
    if sum(map(len, embeds)) > EMBEDS_TOGETHER:
        excess.append("embeds together")
    if len(components) > COMPONENTS:
        excess.append(f"{len(components)} components")
    excess += [each for component in components for each in _find_excess_of(component)]
    if not any(text.strip() for _, text, _ in parts) or not all(text.strip() for text in displays):
        excess.append("nothing to see")
    return excess


def _find_excess_of(component: dict[str, Any]) -> list[str]:
    options = component.get("options", ())
    fields = [(component, name, most) for name, most in OF_A_COMPONENT.items()]
    fields += [(option, name, most) for option in options for name, most in OF_AN_OPTION.items()]
    excess = [
        f"{name} of {len(held[name])}" for held, name, most in fields if len(held.get(name) or "") > most
    ]
    values = [option["value"] for option in options]
    if "options" in component and not 1 <= len(set(values)) == len(values) <= OPTIONS:
        excess.append(f"{len(values)} options, {len(set(values))} of them apart")
    return excess
