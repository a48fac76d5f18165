"""Each kind of reply is as its file in `golden/` has it; `python -m tests.chat.golden_replies` writes them anew."""

from tests.chat.golden_replies import FOLDER, describe_replies, print_reply


def test_every_kind_of_reply_is_as_it_was_reviewed() -> None:
    found = {name: print_reply(reply) for name, reply in describe_replies()}
    assert found.keys() == {path.stem for path in FOLDER.glob("*.json")}
    for name, reply in found.items():
        assert reply == (FOLDER / f"{name}.json").read_text("utf-8"), name
