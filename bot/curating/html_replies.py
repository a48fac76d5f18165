"""A question -> what `dateline` would reply, as HTML that looks as it does in Discord. Pure."""

from html import escape

from bot.lookup import Lookup, Silence, read_request
from bot.lookup.replies import Passage, word

_SILENCE = "(no answer: not a command of mine)"


class HtmlMarkup:
    """HTML for text that is put into a page as it is."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    def escape(self, text: str) -> str:
        """Return the text with nothing in it working as HTML."""
        return escape(text)

    def verbatim(self, text: str) -> str:
        """Return the text in quotation marks."""
        return f"“{escape(text)}”"

    def bold(self, text: str) -> str:
        """Return the markup in bold."""
        return f"<strong>{text}</strong>"

    def small(self, text: str) -> str:
        """Return the markup in small print."""
        return f"<small>{text}</small>"

    def quote(self, text: str) -> str:
        """Return the markup as a quotation."""
        return f"<q>{text}</q>"

    def command(self, text: str) -> str:
        """Return a command as a person types it."""
        return f"<code>{escape(self._prefix + text)}</code>"


def reply_to(question: str, lookup: Lookup, prefix: str) -> str:
    """Return the reply to a message as HTML; empty where there is no message."""
    if not question.strip():
        return ""
    request = read_request(question, lookup, prefix)
    outcome = lookup.respond(request.command, request.words) if request else Silence()
    reply = word(outcome, HtmlMarkup(prefix))
    if reply is None:
        return f"<p>{_SILENCE}</p>"
    shown = (reply.lead, *map(_word_passage, reply.passages), *reply.blocks, reply.closing)
    below = " · ".join(part for part in (reply.subject, reply.footer) if part)
    title = f"<h4>{escape(reply.title)}</h4>" if reply.title else ""
    footer = f"<footer>{escape(below)}</footer>" if below else ""
    return f"{title}{''.join(f'<p>{_break(part)}</p>' for part in shown if part)}{footer}"


def _word_passage(passage: Passage) -> str:
    heading = f"<strong>{escape(passage.heading)}</strong>\n" if passage.heading else ""
    source = f"\n<small>{escape(passage.source)}</small>" if passage.source else ""
    below = f"\n{passage.below}" if passage.below else ""
    return f"{heading}{passage.text}{source}{below}"


def _break(markup: str) -> str:
    return markup.replace("</q>\n", "</q>").replace("\n", "<br>")
