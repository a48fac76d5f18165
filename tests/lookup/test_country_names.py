"""The table of what countries are called, beside the data that it is made of."""

import pytest

from bot.lookup.names.country_names import TABLE, find_country, names_elsewhere
from tests.lookup.country_table import make_rows


def test_the_table_is_what_babels_data_makes():
    """Should it fail with a newer Babel: `python -m tests.lookup.country_table` writes it anew."""
    written = TABLE.read_text(encoding="utf-8").split("\n")
    assert [line for line in written if line and not line.startswith("#")] == make_rows()


@pytest.mark.parametrize(
    ("english", "code", "abroad"),
    [("Latvia", "LV", "Lettland"), ("Poland", "PL", "Польша"), ("Eastern Europe", "151", "Europa Wschodnia")],
)
def test_a_country_or_a_region_is_found_by_its_english_name(english: str, code: str, abroad: str):
    found = find_country(("nowhere", english))
    assert found is not None
    assert found.code == code
    assert abroad in found.names
    assert tuple(english.casefold().split()) in names_elsewhere()
