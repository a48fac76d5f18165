"""Where a sentence names somebody or something: capitalised runs, acronyms, and names with a noun behind. Pure."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.brief.drafting.countries import find_country, is_adjective
from bot.brief.drafting.offices import is_title
from bot.brief.drafting.tokens import Token, Usage
from bot.brief.drafting.vocabulary import HEAD_KINDS, OF_HEADS, PARTICLES, PORTFOLIOS, TITLES
from bot.brief.proof import written_figures

_DAYS = frozenset(calendar.day_name)
_DATES = _DAYS | {*calendar.month_name}
_INITIAL = re.compile(r"\.\s")
_ABBREVIATED = TITLES | {"st", "mt", "ft"}
_PORTFOLIO = "(?:" + "|".join(sorted(word.title() for word in PORTFOLIOS)) + ")"
_SOME = rf"{_PORTFOLIO}(?: {_PORTFOLIO})*"
_PORTFOLIOS = re.compile(rf"(?: (?:of|for|on) {_SOME}(?:(?:, {_SOME})*,? and {_SOME})?)+(?!\w)")
"""What an office is for: ` of Management and Budget`, ` on Industry, Research and Energy`."""
_PLURALS = frozenset({"men", "women", "children", "people"})
_HYPHEN = re.compile(r"[-\u2010\u2011](?=[a-z])")
_LONGEST_TAIL = 4
"""Words in small letters that may belong to an owner or an adjective: Poland's `national security office`."""

_LONGEST_OF_NUMBERED = 2
"""F-16 `fighter jets`, US `ground forces`. Behind other names a second word may be a verb: `Poland expects batteries`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in a sentence."""

    name: str
    """As it is written, a title before it included, a possessive ending not."""
    tail: str = ""
    """The words in small letters up to a noun that tells a kind: `pilots` in `Latvian pilots`."""
    joint: str = " "
    """What stands between name and tail: a space, a hyphen, or a possessive ending and a space."""
    sentence: int
    """The sentence's number, from 1."""
    start: int
    end: int
    before: str = ""
    """The word before, in small letters."""

    @property
    def phrase(self) -> str:
        """The name with its tail."""
        return f"{self.name}{self.joint}{self.tail}" if self.tail else self.name

    def covers(self, token: Token) -> bool:
        """Whether a word is part of the name or of its tail."""
        return self.start <= token.start < self.end + len(self.tail) + 1

    @property
    def is_owner(self) -> bool:
        """Whether the name owns the tail: `Poland’s national security office`."""
        return "’" in self.joint or "'" in self.joint


def find_mentions(number: int, sentence: str, tokens: Sequence[Token], usage: Usage) -> Iterator[Mention]:
    """Yield every name of a sentence in order."""
    at = 0
    while at < len(tokens):
        stop = _end_of_run(sentence, tokens, at, usage)
        if stop == at:
            at += 1
            continue
        run, run_before = tokens[at:stop], tokens[:at]
        last, hyphenated, _ = run[-1].text.partition(_hyphen_of(run[-1].text))
        tail = _tail(sentence, tokens, stop, hyphened=bool(hyphenated))
        name = sentence[run[0].start : run[-1].start] + last
        if tail and hyphenated:
            tail = f"{run[-1].text[len(last) + 1 :]} {tail}"
        name = " ".join(name.split())
        at = stop
        if name in _DATES or (name.isalpha() and written_figures(name)):
            continue
        yield Mention(
            name=name,
            tail=tail,
            joint="-" if hyphenated else sentence[run[-1].start + len(run[-1].text) : run[-1].end] + " ",
            sentence=number,
            start=run[0].start,
            end=run[-1].end,
            before=run_before[-1].text.casefold() if run_before else "",
        )


def _hyphen_of(text: str) -> str:
    found = _HYPHEN.search(text)
    return found[0] if found else "\n"


def _end_of_run(sentence: str, tokens: Sequence[Token], at: int, usage: Usage) -> int:
    """Return the index behind the last word of the name that starts at `at`, or `at` when none does."""
    end = at
    while end < len(tokens):
        follower = tokens[end + 1] if end + 1 < len(tokens) else None
        joined = follower if follower and _joins(sentence, tokens[end], follower) else None
        capitalised = joined if joined and joined.is_capitalised else None
        if not (tokens[end].is_capitalised if end > at else usage.starts_name(tokens[end], capitalised)):
            break
        if end == at and tokens[at].text in _DAYS:
            break  # `Monday Representatives Ann Lee and Bo Ek met`
        end += 1
        if joined is None or _hyphen_of(tokens[end - 1].text) != "\n":
            break
        behind_office = _behind_office(sentence, tokens, end)
        if behind_office > end and not (
            is_title(tokens[end - 1].text) and _goes_on(sentence, tokens, behind_office)
        ):
            return behind_office  # whoever is named behind a body has a name of their own
        if behind_office > end:
            end = behind_office
        elif _binds_of(sentence, tokens, end):
            end += 1
        else:
            end += _particles(sentence, tokens, end)
    return end


def _joins(sentence: str, word: Token, follower: Token) -> bool:
    """Whether two words may stand in one name: only a space between, or the dot of an initial or a title."""
    gap = sentence[word.end : follower.start]
    if _is_plural_owner(sentence, word) and follower.is_capitalised:
        return gap.lstrip("’'").isspace()
    abbreviates = len(word.text) == 1 or word.text.casefold() in _ABBREVIATED
    return not word.is_possessive and (gap.isspace() or (abbreviates and bool(_INITIAL.fullmatch(gap))))


def _is_plural_owner(sentence: str, word: Token) -> bool:
    """Whether a word owns as several do, which may be part of a name: Workers’ Union, Women’s Cup."""
    text = word.text.casefold()
    is_plural = text in _PLURALS or (text.endswith("s") and sentence[word.end] in "’'")
    return word.is_possessive and is_plural and find_country(word.text) is None


def _behind_office(sentence: str, tokens: Sequence[Token], at: int) -> int:
    """Return the index behind what the office or the body before `at` is for; `at` where that is not said."""
    last = tokens[at - 1]
    if not is_title(last.text) and last.text.casefold() not in OF_HEADS:
        return at
    found = _PORTFOLIOS.match(sentence, last.end)
    return at if found is None else at + sum(last.end < token.start < found.end() for token in tokens)


def _goes_on(sentence: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a name goes on at this place."""
    return at < len(tokens) and tokens[at].is_capitalised and _joins(sentence, tokens[at - 1], tokens[at])


def _binds_of(sentence: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether an `of` at this place belongs to a name: Ministry of Defence."""
    if at == len(tokens) or tokens[at].text != "of" or tokens[at - 1].text.casefold() not in OF_HEADS:
        return False
    return _goes_on(sentence, tokens, at + 1)


def _particles(sentence: str, tokens: Sequence[Token], at: int) -> int:
    """Count the words such as `van der` at this place that join two parts of a name."""
    end = at
    while (
        end < len(tokens) and tokens[end].text in PARTICLES and _joins(sentence, tokens[end - 1], tokens[end])
    ):
        end += 1
    return end - at if end > at and _goes_on(sentence, tokens, end) else 0


def _tail(sentence: str, tokens: Sequence[Token], at: int, *, hyphened: bool) -> str:
    """Return the words behind a name up to the last noun that tells a kind, or nothing."""
    end = stop = at
    previous = tokens[at - 1]
    most = at + _most(previous, hyphened=hyphened)
    while stop < len(tokens):
        token = tokens[stop]
        tells_kind = token.text.casefold() in HEAD_KINDS
        goes_on = stop < most or (tells_kind and end == stop)
        if not goes_on or not _is_small(token) or not sentence[previous.end : token.start].isspace():
            break
        stop += 1
        previous = token
        if tells_kind:
            end = stop
        if token.is_possessive:
            break
    return sentence[tokens[at].start : tokens[end - 1].end].rstrip("’'") if end > at else ""


def _most(name: Token, *, hyphened: bool) -> int:
    """Return how many words in small letters may belong to a name that ends with this word."""
    if hyphened or name.is_possessive or is_adjective(name.text):
        return _LONGEST_TAIL
    return _LONGEST_OF_NUMBERED if not name.text.isalpha() or name.text.isupper() else 1


def _is_small(token: Token) -> bool:
    """Whether a word in small letters carries meaning."""
    return not token.is_function_word and token.text[0].islower()
