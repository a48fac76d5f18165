"""What a button or menu points at, in the hundred characters that Discord keeps for it. Pure."""

import re
from dataclasses import dataclass

from bot.lookup import Address

_FORM = r"[0-9a-f]{1,16}\.[\w-]{0,5}\.\d{1,4}\^?\.[\w.-]*"
"""Whose, which part, which page, `^` for a way back, and an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """A page of a reply, and who asked for it."""

    asker_id: int
    address: Address | None
    """Where the reply is; None where only what is picked under it leads on."""
    part: str = ""
    page: int = 0
    above: bool = False
    """Whether it was picked from the overview of its command, to which there is a way back."""

    def __str__(self) -> str:
        above = "^" if self.above else ""
        return f"{self.asker_id:x}.{self.part}.{self.page}{above}.{self.address or ''}"

    @classmethod
    def read(cls, custom_id: str) -> "Pointer":
        """Read the id of a button, which must look as `make_template` says."""
        _, asker, part, page, address = custom_id.split(".", 4)
        return cls(
            asker_id=int(asker, 16),
            address=Address.read(address) if address else None,
            part=part,
            page=int(page.rstrip("^")),
            above=page.endswith("^"),
        )


def make_template(name: str) -> re.Pattern[str]:
    """Return what the ids of one sort of button look like; `name` is a few characters of its own."""
    return re.compile(rf"{name}\.{_FORM}")
