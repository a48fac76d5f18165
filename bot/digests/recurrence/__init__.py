"""Text such as `weekdays 09:00` and a zone -> the moments at which a schedule falls due. Pure.

clock             Times of day, days of the week and dates as people type them
forms             One function for each form of schedule, making its rule from what the grammar matched
grammar           The language that schedules are typed in: text -> rule
recurrence_rules  The four kinds of rule that a schedule can be, each able to say its next slot
slots             A schedule and its zone: "weekdays 09:00" in Europe/Riga -> the moments it falls due
wall_time         From the clock on the wall to the moment it shows that time, across DST
zones             Time zones by the names people type
"""

from bot.digests.recurrence.slots import parse, read_recurrence
from bot.digests.recurrence.zones import complete_zone, find_zone

__all__ = ["complete_zone", "find_zone", "parse", "read_recurrence"]
