"""Everything that must outlive the process, in SQLite or PostgreSQL.

access          The ledger: everything that must outlive the process, in SQLite or PostgreSQL
corrections     The corrections in the ledger: one row for each posted message that ever had to be corrected
database        The database under the ledger, SQLite or PostgreSQL: transactions, its clock, and what to do when it is gone
deliveries      The deliveries in the ledger: claimed with a lease, settled under a fence
forgetting      What is forgotten on request: all of a server, or of a person
guilds          When the bot left a guild, and what is forgotten some time after
inspection      What stands behind a database's address, without changing anything in it
kept_settings   The settings that servers and people have chosen: read all together, changed a few at a time
memory          What a schedule's readers have had: what a rotation and a digest of what is new go by
migrations      The numbered steps that bring a database to the schema that this code knows
planning        Schedules that fall due become deliveries, and move on to their next slot, in one transaction
presence        Which processes of the bot are alive, which shards each holds, and which guilds are therefore a process's share
pruning         What is forgotten of deliveries that were finished long ago
request_budget  Requests a second, shared by every process of the bot through one row of the ledger
schedules       The schedules in the ledger: made, changed, paused, and told about
shown_facts     Which posted message shows which facts: what a rotation has had, and what a correction must mend
tables          The tables of the ledger, for SQLite and PostgreSQL alike; `migrations` builds them
"""

from bot.digests.ledger.access import Ledger
from bot.digests.ledger.database import default_url
from bot.digests.ledger.forgetting import forget_guild, forget_person
from bot.digests.ledger.inspection import Inspection, inspect_database
from bot.digests.ledger.kept_settings import OURS, KeptSettings
from bot.digests.ledger.memory import EarlierSlotError, Memory
from bot.digests.ledger.planning import Parse, Planner
from bot.digests.ledger.presence import EVERYTHING, Presence, Share
from bot.digests.ledger.pruning import prune_deliveries
from bot.digests.ledger.request_budget import Budget

__all__ = [
    "EVERYTHING",
    "OURS",
    "Budget",
    "EarlierSlotError",
    "Inspection",
    "KeptSettings",
    "Ledger",
    "Memory",
    "Parse",
    "Planner",
    "Presence",
    "Share",
    "default_url",
    "forget_guild",
    "forget_person",
    "inspect_database",
    "prune_deliveries",
]
