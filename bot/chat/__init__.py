"""Discord: the only folder that imports discord.

addressing         Whom a message talks to, and what is left of it when the address is taken off
answering          Answers a command where it was asked: looks it up, words it, sends it with what can be pressed
app_standing       What Discord says of our application: whether it lets us in, what it lets us read, and what time it is there
bursts             Whether somebody, or a channel, asks faster than anybody reads, and from when on they are answered again
client             The bot: what it listens to, and which command a message is
command_tree       What Discord knows of our slash commands: told when it would be other than what it was told last
commands           The commands: one for every topic that the briefs bring, and the fixed ones
controls           What can be pressed under a reply. It keeps nothing: after a restart it still leads where it points
discord_publisher  Digests go to Discord: sent under their nonce, found again by their mark, published to followers
faults             The one place where an error becomes a reply: a UserError's own words, or a reference number
followed           The questions whose answers follow them: where each answer stands, for ten minutes, in memory alone
following          Follows the person: an edited question edits its answer, a deleted one takes it away
greeting           Greets a server that the bot has come to, once, where it may speak: what it answers from, and what to type
host               What the parts of the chat use of the bot that hosts them
identifying        When a shard may introduce itself to Discord, which lets in so many at once and takes turns over all processes
language_choice    Which language somebody is answered in, from what Discord and the server say of it
lately             What each channel was shown lately, in memory alone, so that a fact or question by chance is another one
localising         What Discord shows of slash commands before they are used, in each language of its clients that we speak
message_command    *Brief me on this*, in the menu of any message: its names explained, to whoever asked
mistakes           What is wrong with how a command was typed behind a prefix, and how to type it
paging             A Reply -> its pages as Discord's markdown, within Discord's limits whatever the brief holds
pointers           What a button or menu points at, in the hundred characters that Discord keeps for it
preferences        What servers and people have chosen, in memory: reading it asks no database
pressing           What is the same about all that can be pressed: it is found again, and no faster than one reads
quizzes            The quiz: a question with four buttons. Everybody answers once and is told alone whether it was right, and why
recollection       What each person asked last in each channel, in memory alone: for `why`, and for a line that leans on it
reloading          Serves a new library as soon as the briefs on disk change, and the last good one as long as they do not hold
rendering          Discord's markdown, and what is drawn with it: a page as a layout or as text, a digest as an embed
request_trace      Counts what Discord answers to requests, and those that it holds against us
rest               Discord over its REST API alone, for the digests: no gateway, and no waits out of sight
service            The digests of a running bot: opens the ledger, posts what is due, and ends in good order
shelf              Which briefs answer in a server: those that it has chosen, or all
slash_only         An option of a slash command that the same command behind a prefix does not take
slowing            Tells whoever asks or presses too fast when they are answered again, in a short word
tallies            Who pressed which answer of a quiz, in the few characters that its buttons hold
telling            Tells somebody who can mend it what the bot may not do: that a digest has stopped, that it may not answer
venues             What goes in the place where something is asked: its prefix, and whether the bot answers there at all
vital_signs        What a running bot shows to whoever watches it: whether it is alive and ready, and its gauges
view_commands      The commands of the views: names side by side, a timeline, a fact by chance, a quiz
digest_desk/       `/digest …`: what members who manage a server do with its digests
settings_desk/     `/settings …`, `/my-settings …` and `/privacy …`: how the bot answers, and what it keeps
"""

from bot.chat.app_standing import Standing, examine
from bot.chat.bursts import Bursts
from bot.chat.client import DatelineBot
from bot.chat.reloading import Reloader
from bot.chat.rendering import COLOUR
from bot.chat.rest import RestClient
from bot.chat.service import DigestService, Plugs
from bot.chat.vital_signs import VitalSigns

__all__ = [
    "COLOUR",
    "Bursts",
    "DatelineBot",
    "DigestService",
    "Plugs",
    "Reloader",
    "RestClient",
    "Standing",
    "VitalSigns",
    "examine",
]
