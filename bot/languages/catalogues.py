"""A language's catalogue -> its words, read once."""

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def list_languages() -> tuple[str, ...]:
    """Return the codes of the languages there are, English first."""
    return ("en", *sorted(path.stem for path in FOLDER.glob("*.po")))


@cache
def read_catalogue(language: str) -> gettext.NullTranslations:
    """Read a language's words; where there is no catalogue of it, what stands in the code is kept."""
    path = FOLDER / f"{language}.po"
    if not path.is_file():
        return gettext.NullTranslations()
    # read only by who speaks another language than English: it takes a tenth of a second
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with path.open("rb") as text:
        write_mo(compiled, read_po(text, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
