"""Words what is not an answer from the brief: help, why, the source, a slip in a command. Pure."""

from bot.brief import Brief, SourceRecord, count_reviewed
from bot.languages import mark, say, say_count, say_date, say_list
from bot.lookup.names import Match, Resolution
from bot.lookup.outcomes import (
    KIND_NAMES,
    Answer,
    Choices,
    Comparison,
    Explanation,
    Glossary,
    Guide,
    Incomparable,
    Miss,
    Nearest,
    NoSentence,
    SentenceFacts,
    SourceCard,
    Talk,
    UnknownCommand,
)
from bot.lookup.replies.markup import Markup, Reply
from bot.lookup.replies.phrases import count_facts, count_names, echo, footer, word_facts

_GLOSSARY_LENGTH = 650
"""Characters of the names in a message: what fits a page whose next nobody could turn to."""


def word_guide(guide: Guide, markup: Markup) -> Reply:
    """Show what to type: the topics and examples on one page, every command with its help behind it."""
    topics = " ".join(markup.command(name) for name, _, _ in guide.topics)
    lines = [
        f"{markup.bold(say(heading))}\n{' · '.join(map(markup.command, examples))}"
        for heading, examples in guide.examples
    ]
    blocks = [
        "\n".join(
            [
                markup.bold(say(heading)),
                *(f"{markup.command(name)} {markup.escape(say(text))}" for name, text in commands),
            ]
        )
        for heading, commands in guide.groups
    ]
    return Reply(
        title=say("What you can ask"),
        lead="\n\n".join([*([f"{markup.bold(say('Topics'))}\n{topics}"] if topics else []), *lines]),
        blocks=tuple(blocks),
        footer=footer(guide.brief),
        at_first=0,
    )


def word_glossary(glossary: Glossary, markup: Markup) -> Reply:
    """Say what each name is in a line, as many as fit on one page; the menu has them all."""
    if not glossary.entities:
        return Reply(
            title=say("Nobody and nothing that I know of"),
            lead=say("The brief knows none of the names in that message, or it has none."),
            footer=footer(glossary.brief),
        )
    lines = [
        f"{markup.bold(markup.escape(entity.name))}: {markup.escape(entity.role or say(KIND_NAMES[entity.kind][0]))}"
        for entity in glossary.entities
    ]
    shown = [
        line for place, line in enumerate(lines) if sum(map(len, lines[: place + 1])) <= _GLOSSARY_LENGTH
    ]
    left = len(lines) - len(shown)
    closing = say_count("{count} more name is in the menu.", "{count} more names are in the menu.", left)
    return Reply(
        title=say("Named in that message"),
        lead="\n".join(shown),
        closing=closing if left else "",
        footer=footer(glossary.brief),
    )


def word_unknown_command(unknown: UnknownCommand, markup: Markup) -> Reply:
    """Ask whether another command was meant."""
    meant = say_list([markup.command(suggestion) for suggestion in unknown.suggestions])
    return Reply(
        title=say("No such command"),
        lead=say("Did you mean {command}?", command=meant),
        footer=footer(unknown.brief),
    )


_MEASURES = {
    "exact": mark("{name}: it is a name of it, letter for letter ({score} of 100)"),
    "inflection": mark("{name}: it is a form of “{via}” ({score} of 100)"),
    "spelling": mark("{name}: it is spelt nearly like “{via}” ({score} of 100)"),
    "sound": mark("{name}: it sounds like “{via}” ({score} of 100)"),
    "prefix": mark("{name}: it begins “{via}” ({score} of 100)"),
    "part": mark("{name}: it is a part of “{via}” ({score} of 100)"),
    "role": mark("{name}: it says what they are: “{via}” ({score} of 100)"),
}
_NEAR = mark("{name} ({score} of 100)")


def word_explanation(explanation: Explanation, markup: Markup) -> Reply:
    """Say what was read into what a person typed, by which measure, and what came next."""
    earlier = explanation.of
    if isinstance(earlier, Comparison | Incomparable) and earlier.query:
        return _explain_comparison(earlier, markup)
    if not isinstance(earlier, Answer | Choices | Nearest | Miss) or not earlier.query:
        return _explain_command(explanation, markup)
    blocks = _explain_question(earlier, markup)
    if earlier.resolution is not None:
        blocks = _explain_names(earlier.resolution, markup)
    typed = echo(earlier.query, markup)
    took = say("I took your line, by the one before it, for {typed}.", typed=typed)
    return Reply(
        title=say("Why"),
        lead=took if earlier.understood else say("You typed {typed}.", typed=typed),
        blocks=tuple(blocks),
        footer=footer(explanation.brief),
    )


def _explain_comparison(earlier: Comparison | Incomparable, markup: Markup) -> Reply:
    """Say of each name that was to be compared how it was understood."""
    read = earlier.resolutions if isinstance(earlier, Comparison) else earlier.unsettled
    return Reply(
        title=say("Why"),
        lead=say("You typed {typed}.", typed=echo(earlier.query, markup)),
        blocks=tuple(block for resolution in read for block in _explain_names(resolution, markup)),
        footer=footer(earlier.brief),
    )


def _explain_command(explanation: Explanation, markup: Markup) -> Reply:
    """Say of what rests on no guess what it shows."""
    match explanation.of:
        case UnknownCommand():
            shows = say("The word is no command of mine, and one slip away from one that is.")
        case Talk():
            shows = say("Your line asked nothing that the article could answer, so nothing was looked up.")
        case earlier:
            command = markup.command(earlier.command)
            shows = say("Nothing was guessed at: that is what {command} shows.", command=command)
    return Reply(title=say("Why"), lead=shows, footer=footer(explanation.brief))


def _explain_names(resolution: Resolution, markup: Markup) -> list[str]:
    lines = [_reason(match, markup) for match in resolution.matches]
    blocks = ["\n".join(lines) or say("No name of the article is near enough to answer for.")]
    if also := [*([resolution.runner_up] if resolution.runner_up else []), *resolution.suggestions]:
        nearest = (_reason(match, markup) for match in also[:3])
        blocks.append("\n".join([markup.bold(say("Next nearest")), *nearest]))
    return blocks


def _explain_question(earlier: Answer | Choices | Nearest | Miss, markup: Markup) -> list[str]:
    """Say how a question was read: a fact answers it only when it holds all of it."""
    names = [markup.bold(markup.escape(entity.name)) for entity in earlier.entities]
    read = say("I read it as a question without names.")
    if names:
        read = say("I read it as a question about {names}.", names=say_list(names))
    if isinstance(earlier, Answer) and earlier.facts:
        return [
            read,
            say("Each fact shown holds every name and every word that matters in it, and what it asks for."),
        ]
    return [read, say("No fact holds every name and every word that matters in it, and what it asks for.")]


def _reason(match: Match, markup: Markup) -> str:
    name = markup.bold(markup.escape(match.entity.name))
    via = markup.escape(match.via)
    return say(_MEASURES.get(match.how, _NEAR), name=name, via=via, score=f"{match.score:.0f}")


def word_source(card: SourceCard, markup: Markup) -> Reply:
    """Say what a brief rests on, and how sure its date is."""
    brief = card.brief
    lines = [
        say(
            "{facts} and {names}, in the curators’ own words.",
            facts=count_facts(len(brief.facts)),
            names=count_names(len(brief.entities)),
        )
    ]
    if card.record is None:
        lines.append(say("No record of the article comes with this brief, so nothing here is proven."))
    else:
        lines = [markup.escape(f"{card.record.title}."), *lines, *_word_record(card.record, markup)]
    cited = next((fact.sentences[0] for fact in brief.facts.values() if fact.sentences), None)
    command = markup.command(f"source {cited}")
    return Reply(
        title=say("What this rests on"),
        lead="\n".join([*lines, *_word_review(brief)]),
        closing=say("What stands on one sentence: {command}", command=command) if cited else "",
        footer=footer(brief),
    )


def _word_record(record: SourceRecord, markup: Markup) -> list[str]:
    """Say where an article comes from."""
    lines: list[str] = []
    if record.dateline:
        lines.append(say("Dateline: {place}", place=markup.escape(record.dateline)))
    if record.reporters:
        lines.append(say("Reporters: {names}", names=markup.escape(say_list(record.reporters))))
    if record.date:
        date = markup.escape(say_date(record.date))
        told = say("Date: {date}", date=date)
        if record.inferred_from:
            clue = markup.escape(record.inferred_from)
            told = say("Date: {date} (inferred from {clue})", date=date, clue=clue)
        lines.append(told)
    proven = say_count(
        "{count} sentence. Every citation is proven against a record of it, which holds none of the article’s text.",
        "{count} sentences. Every citation is proven against a record of them, which holds none of the article’s text.",
        len(record.sentences),
    )
    return [*lines, proven]


def _word_review(brief: Brief) -> list[str]:
    """Say how many facts a second person has read."""
    reviewed = count_reviewed(brief.facts.values())
    if not reviewed:
        return []
    if reviewed == len(brief.facts):
        return [say("A second person has read all of these facts beside the article, as they stand now.")]
    return [
        say_count(
            "A second person has read {count} of these facts beside the article, as it stands now.",
            "A second person has read {count} of these facts beside the article, as they stand now.",
            reviewed,
        )
    ]


def word_sentence(sentence: SentenceFacts, markup: Markup) -> Reply:
    """Show the facts that stand on a sentence."""
    named = say("Sentence {number}", number=sentence.sentence)
    none = say("No fact stands on this sentence.")
    if sentence.why_none:
        none = say("No fact stands on this sentence: {reason}", reason=sentence.why_none)
    return Reply(
        title="" if sentence.facts else named,
        subject=named if sentence.facts else "",
        passages=word_facts(sentence.facts, sentence.brief, markup),
        closing="" if sentence.facts else markup.escape(none),
        footer=footer(sentence.brief),
    )


def word_no_sentence(miss: NoSentence, markup: Markup) -> Reply:
    """Say which sentences there are."""
    return Reply(
        title=say("No such sentence"),
        lead=say_count(
            "{typed} is no sentence of the article; it has {count}.",
            "{typed} is no sentence of the article; it has {count}.",
            miss.sentences,
            typed=echo(miss.query, markup),
        ),
        closing=say("For one of them: {command}", command=markup.command(f"source {miss.sentences}")),
        footer=footer(miss.brief),
    )
