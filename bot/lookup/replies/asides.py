"""Words what is not an answer from the brief: help, why, the source, a slip in a command. Pure."""

from bot.brief import count_reviewed
from bot.languages import say, say_count
from bot.lookup.names import Match, Resolution
from bot.lookup.outcomes import (
    KIND_NAMES,
    Answer,
    Choices,
    Explanation,
    Glossary,
    Guide,
    Miss,
    Nearest,
    NoSentence,
    SentenceFacts,
    SourceCard,
    Talk,
    UnknownCommand,
)
from bot.lookup.replies.markup import Markup, Reply
from bot.lookup.replies.phrases import date_in_words, echo, footer, join, word_facts

_GLOSSARY_LENGTH = 650
"""Characters of the names in a message: what fits a page whose next nobody could turn to."""


def word_guide(guide: Guide, markup: Markup) -> Reply:
    """Show what to type: the topics and examples on one page, every command with its help behind it."""
    topics = " ".join(markup.command(name) for name, _, _ in guide.topics)
    lines = [
        f"{markup.bold(heading)}\n{' · '.join(map(markup.command, examples))}"
        for heading, examples in guide.examples
    ]
    blocks = [
        "\n".join(
            [
                markup.bold(heading),
                *(f"{markup.command(name)} {markup.escape(text)}" for name, text in commands),
            ]
        )
        for heading, commands in guide.groups
    ]
    return Reply(
        title="What you can ask",
        lead="\n".join([*([f"{markup.bold('Topics')}\n{topics}"] if topics else []), *lines]),
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
        f"{markup.bold(markup.escape(entity.name))}: {markup.escape(entity.role or KIND_NAMES[entity.kind][0])}"
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
    meant = join([markup.command(suggestion) for suggestion in unknown.suggestions])
    return Reply(title="No such command", lead=f"Did you mean {meant}?", footer=footer(unknown.brief))


_MEASURES = {
    "exact": "it is a name of it, letter for letter",
    "inflection": "it is a form of",
    "spelling": "it is spelt nearly like",
    "sound": "it sounds like",
    "prefix": "it begins",
    "part": "it is a part of",
    "role": "it says what they are:",
}


def word_explanation(explanation: Explanation, markup: Markup) -> Reply:
    """Say what was read into what a person typed, by which measure, and what came next."""
    earlier = explanation.of
    if not isinstance(earlier, Answer | Choices | Nearest | Miss):
        return _explain_command(explanation, markup)
    blocks = _explain_question(earlier, markup)
    if earlier.resolution is not None:
        blocks = _explain_names(earlier.resolution, markup)
    took = "I took your line, by the one before it, for" if earlier.understood else "You typed"
    return Reply(
        title="Why",
        lead=f"{took} {echo(earlier.query, markup)}.",
        blocks=tuple(blocks),
        footer=footer(explanation.brief),
    )


def _explain_command(explanation: Explanation, markup: Markup) -> Reply:
    """Say of what rests on no guess what it shows."""
    match explanation.of:
        case UnknownCommand():
            shows = "The word is no command of mine, and one slip away from one that is."
        case Talk():
            shows = "Your line asked nothing that the article could answer, so nothing was looked up."
        case earlier:
            shows = f"Nothing was guessed at: that is what {markup.command(earlier.command)} shows."
    return Reply(title="Why", lead=shows, footer=footer(explanation.brief))


def _explain_names(resolution: Resolution, markup: Markup) -> list[str]:
    lines = [_reason(match, markup) for match in resolution.matches]
    blocks = ["\n".join(lines) if lines else "No name of the article is near enough to answer for."]
    if also := [*([resolution.runner_up] if resolution.runner_up else []), *resolution.suggestions]:
        nearest = (_reason(match, markup) for match in also[:3])
        blocks.append("\n".join([markup.bold("Next nearest"), *nearest]))
    return blocks


def _explain_question(earlier: Answer | Choices | Nearest | Miss, markup: Markup) -> list[str]:
    """Say how a question was read: a fact answers it only when it holds all of it."""
    names = [markup.bold(markup.escape(entity.name)) for entity in earlier.entities]
    read = (
        f"I read it as a question about {join(names)}." if names else "I read it as a question without names."
    )
    if isinstance(earlier, Answer) and earlier.facts:
        return [
            read,
            "Each fact shown holds every name and every word that matters in it, and what it asks for.",
        ]
    return [read, "No fact holds every name and every word that matters in it, and what it asks for."]


def _reason(match: Match, markup: Markup) -> str:
    name = markup.bold(markup.escape(match.entity.name))
    how = _MEASURES.get(match.how, match.how)
    via = "" if match.how == "exact" else f" “{markup.escape(match.via)}”"
    return f"{name}: {how}{via} ({match.score:.0f} of 100)"


def word_source(card: SourceCard, markup: Markup) -> Reply:
    """Say what a brief rests on, and how sure its date is."""
    record = card.record
    lines = [
        f"{len(card.brief.facts)} facts and {len(card.brief.entities)} names, in the curators’ own words."
    ]
    if record is None:
        lines.append("No record of the article comes with this brief, so nothing here is proven.")
    else:
        lines = [markup.escape(f"{record.title}."), *lines]
        if record.dateline:
            lines.append(f"Dateline: {markup.escape(record.dateline)}")
        if record.reporters:
            lines.append(f"Reporters: {markup.escape(join(record.reporters))}")
        if record.date:
            inferred = f" (inferred from {record.inferred_from})" if record.inferred_from else ""
            lines.append(f"Date: {markup.escape(date_in_words(record.date) + inferred)}")
        lines.append(
            f"{len(record.sentences)} sentences. Every citation is proven against a record of them, "
            "which holds none of the article’s text."
        )
    reviewed, all_of_them = count_reviewed(card.brief.facts.values()), len(card.brief.facts)
    if reviewed:
        some = "all" if reviewed == all_of_them else f"{reviewed}"
        lines.append(f"A second person has read {some} of these facts beside the article, as they stand now.")
    cited = next((fact.sentences[0] for fact in card.brief.facts.values() if fact.sentences), None)
    return Reply(
        title="What this rests on",
        lead="\n".join(lines),
        closing=f"What stands on one sentence: {markup.command(f'source {cited}')}" if cited else "",
        footer=footer(card.brief),
    )


def word_sentence(sentence: SentenceFacts, markup: Markup) -> Reply:
    """Show the facts that stand on a sentence."""
    reason = f": {sentence.why_none}" if sentence.why_none else "."
    return Reply(
        title="" if sentence.facts else f"Sentence {sentence.sentence}",
        subject=f"Sentence {sentence.sentence}" if sentence.facts else "",
        passages=word_facts(sentence.facts, sentence.brief, markup),
        closing="" if sentence.facts else markup.escape(f"No fact stands on this sentence{reason}"),
        footer=footer(sentence.brief),
    )


def word_no_sentence(miss: NoSentence, markup: Markup) -> Reply:
    """Say which sentences there are."""
    return Reply(
        title="No such sentence",
        lead=f"{echo(miss.query, markup)} is no sentence of the article; it has {miss.sentences}.",
        closing=f"For one of them: {markup.command(f'source {miss.sentences}')}",
        footer=footer(miss.brief),
    )
