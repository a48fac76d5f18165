"""Any text whatever, as a message or as a slash option, gets one reply within Discord's limits, or silence."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.lookup.answers import FIXED_COMMANDS, Lookup
from tests.chat.limits import find_excess
from tests.chat.room import Room

COMMANDS = [*FIXED_COMMANDS, "who", "weapons", "troops", "where", "wants", "quotes", "numbers", "timeline"]
NAMES = [
    "pabrix",
    "Poland",
    "Latvia",
    "NATO",
    "javelin",
    "Латвия",
    "the",
    "who is",
    "how many",
    "US and Poland",
]
FRAGMENTS = [
    *COMMANDS,
    *NAMES,
    "!",
    " ",
    "\n",
    "`",
    "```",
    "**",
    "||",
    "> ",
    "@everyone",
    "\u202e",
    "\u200b",
    "\x00",
]


def join(fragments: list[str]) -> str:
    """Return fragments as one line of words."""
    return " ".join(fragments)


def repeat(text: str, times: int) -> str:
    """Return a text again and again, but not more than a message holds."""
    return (text * times)[:1_900]


def is_visible(text: str) -> bool:
    """Return whether Discord would post it."""
    return bool(text.strip())


words = st.text(min_size=1, max_size=60) | st.builds(join, st.lists(st.sampled_from(FRAGMENTS), max_size=12))
text = (words | st.builds(repeat, words, st.integers(1, 500))).filter(is_visible)

# Examples share one server: the fixture is made once, and the bot keeps nothing from one message for the next.
many = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@many
@given(command=st.sampled_from(COMMANDS), words=text)
async def test_a_command_with_any_words_gets_one_reply(room: Room, command: str, words: str) -> None:
    (reply,) = await room.anew().say(f"!{command} {words}")
    assert find_excess(reply) == []


@many
@given(before=text, after=text)
async def test_a_mention_in_any_text_gets_at_most_one_reply(room: Room, before: str, after: str) -> None:
    replies = await room.anew().say(f"{before[:900]}{room.mention}{after[:900]}")
    assert len(replies) <= 1
    assert [excess for reply in replies for excess in find_excess(reply)] == []


@many
@given(message=text)
async def test_any_message_to_nobody_gets_at_most_one_reply(room: Room, message: str) -> None:
    replies = await room.anew().say(message)
    assert len(replies) <= message.lstrip().startswith("!")


@many
@given(message=text)
async def test_any_direct_message_gets_at_most_one_reply(room: Room, message: str) -> None:
    replies = await room.tell(message)
    assert len(replies) <= 1
    assert [excess for reply in replies for excess in find_excess(reply)] == []


@many
@given(command=st.sampled_from(COMMANDS), words=text)
async def test_any_slash_option_gets_one_answer(room: Room, lookup: Lookup, command: str, words: str) -> None:
    option = {"ask": "question", "about": "name"}.get(command, "name" if command in lookup.topics else "")
    result = await room.asker.slash(room.anew().channel, command, **({option: words} if option else {}))
    (answer,) = [message for message in (result.response, *result.followups) if message is not None]
    assert find_excess(answer) == []


@many
@given(typed=text)
async def test_any_text_completes_within_limits(room: Room, typed: str) -> None:
    choices = await room.asker.autocomplete(room.channel, "about", "name", typed[:100])
    assert len(choices) <= 25
