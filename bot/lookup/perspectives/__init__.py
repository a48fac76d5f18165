"""Small views over a brief's facts: side by side, in order of time, by chance, as a question. Pure.

chance      A number behind a command that decides what is drawn, so that the same number draws the same
comparing   Two or three names side by side, topic by topic
timelines   The facts that have a time, in its order
viewing     The commands of the views, each only for briefs that have what it needs
"""

from bot.lookup.perspectives.chance import MOST_CHANCE, add_chance, has_chance, is_drawn
from bot.lookup.perspectives.viewing import VIEW_COMMANDS, Views

__all__ = ["MOST_CHANCE", "VIEW_COMMANDS", "Views", "add_chance", "has_chance", "is_drawn"]
