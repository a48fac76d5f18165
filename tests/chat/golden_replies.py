"""What each kind of reply looks like, kept beside the tests so that a change is seen in the diff.

python -m tests.chat.golden_replies      writes them anew, after a change that is meant
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.brief import Library
from bot.chat.controls import show
from bot.chat.pointers import Pointer
from bot.chat.quizzes import draw_post, show_quiz
from bot.chat.rendering import DiscordMarkup, lay_out
from bot.cli.ask import describe
from bot.digests.composing.composer import compose_brief, compose_quiz, compose_topic
from bot.lookup import Lookup, Outcome, Quiz, Quizbook, Silence, locate, read_request
from bot.lookup.replies import PlainMarkup, Reply, word
from tests.unproven import load_library

FOLDER = Path(__file__).parent / "golden"
BRIEFS = Path(__file__).parents[1] / "village" / "briefs"
PREFIX = "!"
KINDS = {
    "brief": "!brief",
    "overview": "!votes",
    "overview-with-names": "!where",
    "names": "!who",
    "every-name": "!about",
    "name": "!about school bus",
    "name-in-topic": "!votes street lights",
    "name-of-another-kind": "!who mill bridge",
    "question": "how many children take the bus?",
    "choices": "!who reporter of the article",
    "nearest": "when does the bridge open?",
    "miss": "!budget swimming pool",
    "miss-with-nearest-names": "!who lindqvostova",
    "help": "!help",
    "why": "!why haloran",
    "source": "!source",
    "sentence": "!source 5",
    "no-sentence": "!source 99",
    "slip": "!budgett",
    "comparison": "!compare school bus and mill bridge",
    "incomparable": "!compare school bus and swimming pool",
    "timeline": "!timeline",
    "timeline-of-a-name": "!timeline street lights",
    "random": "!random #3",
    "quiz": "!quiz #3",
}
"""What is asked for each kind of reply, in the village's brief."""

MESSAGE = "Has Halloran told Oakley what becomes of the school bus? I doubt it."
"""What *Brief me on this* is asked about."""


def describe_replies() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each kind of reply and of digest: as text, as Discord is sent it, and as scripts read it."""
    library = load_library(BRIEFS)
    lookup = Lookup(library)
    for kind, asked in KINDS.items():
        yield kind, describe_reply(asked, lookup)
    yield "names-in-a-message", describe_outcome(MESSAGE, lookup.gloss(MESSAGE))
    yield from describe_digests(library)


def describe_reply(asked: str, lookup: Lookup) -> dict[str, Any]:
    """Return all that a reply is."""
    request = read_request(asked, lookup, PREFIX)
    return describe_outcome(asked, lookup.respond(request.command, request.words) if request else Silence())


def describe_outcome(asked: str, outcome: Outcome) -> dict[str, Any]:
    """Return all that the reply to an outcome is."""
    reply = word(outcome, DiscordMarkup(PREFIX))
    assert reply is not None, asked
    pointer = Pointer(asker_id=1, address=locate(outcome))
    told = describe(asked, outcome, PlainMarkup(PREFIX))
    return {
        "asked": asked,
        "text": told.pop("text").splitlines(),
        "layout": _show(outcome, reply, pointer, as_text=False)["view"].to_components(),
        "without_embed_links": _show(outcome, reply, pointer, as_text=True)["content"].splitlines(),
        "ask": told,
    }


def _show(outcome: Outcome, reply: Reply, pointer: Pointer, *, as_text: bool) -> dict[str, Any]:
    if isinstance(outcome, Quiz):
        return show_quiz(outcome, DiscordMarkup(PREFIX), as_text=as_text)
    return show(reply, pointer, as_text=as_text)


def describe_digests(library: Library) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the pages that digests are read on."""
    brief = library.briefs["aldermere"]
    for kind, content in (("brief", compose_brief(brief)), ("topic", compose_topic(brief, "votes"))):
        yield f"digest-{kind}", {"embed": lay_out(content, PREFIX).to_dict()}
    quiz = Quizbook(brief).pose(3)
    assert quiz is not None
    asked = compose_quiz(quiz)
    buttons = draw_post(asked)
    assert buttons is not None
    yield (
        "digest-quiz",
        {"embed": lay_out(asked, PREFIX).to_dict(), "buttons": buttons.to_components()},
    )


def print_reply(reply: dict[str, Any]) -> str:
    """Return a reply as its file holds it."""
    return json.dumps(reply, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.json"):
        old.unlink()
    for name, described in describe_replies():
        (FOLDER / f"{name}.json").write_text(print_reply(described), "utf-8")
