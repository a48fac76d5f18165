"""What was asked -> what the brief answers. Pure: no Discord, no clock, no network.

addresses       An outcome <-> the few characters by which a button finds it again, however often the bot restarts
answers         (command, words) -> an Outcome. Pure: a Lookup is made of a library and never changes
article_answers What a brief answers to questions about the article itself: from its summary, its facts and its source
certain_names   Whether a word behind the prefix is certainly a name, and not another bot's command
citing          What a brief rests on, and which facts stand on a sentence of its article
fixed_commands  The commands that there are whatever the briefs hold, with their help
glossary        The names that stand in a text of any length, whatever it is about
grouping        The facts of a long reply, parted by who or what they are about; the names of a long list, by kind
measures        A fact's figures as they are shown beside each other: how near the truth each claims to be, and when it holds
outcomes        What can come of a question, as frozen values
placing         Which names of a brief have a place on the map: countries by what they are called, places where the brief says
remembering     What pure functions have found is kept for a while: the same is often asked again
requests        The text of a message -> the command it asks for
topic_route     A question that names a topic and a name, and nothing else of weight
topics          What one brief answers to a command of its own: with a name, without one, with one of another kind
translation     An outcome -> the same in the language that is spoken, as far as its brief has been translated
view_outcomes   What can come of a view, as frozen values
quizzing/       The questions of a quiz, made of a brief's figures, quotations and roles
perspectives/   Small views over a brief's facts: side by side, in order of time, by chance, as a question
names/          Text -> the entities that it names, tied candidates, or suggestions
questions/      A free question -> the facts that answer it, those that come closest, or none
replies/        An outcome -> the words of a reply
talk/           A line of a conversation -> what is asked, leaning on the line before where it does
"""

from bot.lookup.addresses import Address, locate
from bot.lookup.answers import Lookup
from bot.lookup.fixed_commands import FIXED_COMMANDS, MANAGING_COMMANDS, PERSONAL_COMMANDS
from bot.lookup.grouping import arrange, narrow, part_by_entity
from bot.lookup.measures import Measure, read_measures, write_number
from bot.lookup.outcomes import (
    Answer,
    Choices,
    Incomparable,
    Map,
    Miss,
    Outcome,
    Overview,
    Quiz,
    Silence,
    UnknownCommand,
)
from bot.lookup.perspectives import MOST_CHANCE, VIEW_COMMANDS, is_drawn
from bot.lookup.placing import Spot, find_nearest_spots, find_spots
from bot.lookup.quizzing import Quizbook
from bot.lookup.remembering import keep_beside
from bot.lookup.requests import NAME_ENDS, Request, draw_request, read_request, take_command_name
from bot.lookup.translation import translate_outcome
from bot.lookup.view_outcomes import Clue

__all__ = [
    "FIXED_COMMANDS",
    "MANAGING_COMMANDS",
    "MOST_CHANCE",
    "NAME_ENDS",
    "PERSONAL_COMMANDS",
    "VIEW_COMMANDS",
    "Address",
    "Answer",
    "Choices",
    "Clue",
    "Incomparable",
    "Lookup",
    "Map",
    "Measure",
    "Miss",
    "Outcome",
    "Overview",
    "Quiz",
    "Quizbook",
    "Request",
    "Silence",
    "Spot",
    "UnknownCommand",
    "arrange",
    "draw_request",
    "find_nearest_spots",
    "find_spots",
    "is_drawn",
    "keep_beside",
    "locate",
    "narrow",
    "part_by_entity",
    "read_measures",
    "read_request",
    "take_command_name",
    "translate_outcome",
    "write_number",
]
