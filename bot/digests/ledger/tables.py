"""The tables of the ledger, for SQLite and PostgreSQL alike; `migrations` builds them.

Every moment is UTC, kept as whole microseconds since 1970: exact, ordered, and the same in both databases.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """An aware `datetime` in Python, a BIGINT of microseconds in the database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Turn a moment into microseconds; a naive one is a fault of the caller's and raises TypeError."""
        del dialect
        return None if value is None else (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Turn microseconds into a moment in UTC."""
        del dialect
        return None if value is None else EPOCH + value * MICROSECOND


metadata = MetaData()
# SQLite counts rows up by itself only where the key is its INTEGER (which is 64 bits wide there).
RowId = BigInteger().with_variant(Integer, "sqlite")

schedules = Table(
    "schedules",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("name", String(100), nullable=False),
    Column("name_key", String(200), nullable=False),
    Column("brief", String(80), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("topic", String(32)),
    Column("recurrence", Text, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("grace_seconds", Integer, nullable=False),
    Column("late", String(4), nullable=False),
    Column("coalesce", Boolean, nullable=False),
    Column("role_id", BigInteger),
    Column("crosspost", Boolean, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("created_by", BigInteger, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("paused_at", Instant),
    Column("pause_reason", Text),
    # NULL when there is nothing to come: paused, or a `once` that has been. An index on it finds what is due.
    Column("next_slot", Instant),
    # When to tell an admin about the pause; NULL when nobody need be told any more.
    Column("tell_at", Instant),
    UniqueConstraint("guild_id", "name_key", name="schedules_guild_name"),
)
Index("schedules_next_slot", schedules.c.next_slot)
Index("schedules_tell_at", schedules.c.tell_at)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("schedule_id", RowId, ForeignKey("schedules.id", ondelete="CASCADE"), nullable=False),
    Column("slot", Instant, nullable=False),
    Column("state", String(8), nullable=False),
    Column("reason", Text),
    Column("nonce", String(25), nullable=False, unique=True),
    Column("mark", String(25), nullable=False),
    # Set once something is about to be sent, so that a moved schedule is still looked for where it was posted.
    Column("channel_id", BigInteger),
    Column("digest", Text),
    Column("message_id", BigInteger),
    Column("attempts", Integer, nullable=False),
    # NULL when nothing is left to do. An index on it finds what is due.
    Column("next_attempt", Instant),
    Column("lease_until", Instant),
    Column("token", Integer, nullable=False),
    # Since when a message may stand in the channel that no look into its history has ruled out.
    Column("unsure_since", Instant),
    Column("finished_at", Instant),
    # The delivery that it corrects, where it is a posted correction.
    Column("corrects", RowId),
    UniqueConstraint("schedule_id", "slot", name="deliveries_schedule_slot"),
)
Index("deliveries_next_attempt", deliveries.c.next_attempt)

shown_facts = Table(
    "shown_facts",
    metadata,
    Column("delivery_id", RowId, ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True),
    Column("fact_id", String(80), primary_key=True),
    Column("schedule_id", RowId, ForeignKey("schedules.id", ondelete="CASCADE"), nullable=False),
    Column("brief", String(80), nullable=False),
    Column("text", Text, nullable=False),
    Column("slot", Instant, nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    # Counts the facts of a message from 0, in the order in which it shows them.
    Column("position", Integer, nullable=False, server_default="0"),
)
Index("shown_facts_schedule", shown_facts.c.schedule_id, shown_facts.c.fact_id)
Index("shown_facts_brief", shown_facts.c.brief, shown_facts.c.fact_id)

told_facts = Table(
    "told_facts",
    metadata,
    Column("schedule_id", RowId, ForeignKey("schedules.id", ondelete="CASCADE"), primary_key=True),
    Column("brief", String(80), primary_key=True),
    Column("fact_id", String(80), primary_key=True),
    # Empty when its readers were told that it is withdrawn.
    Column("text", Text, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    Column("delivery_id", RowId, ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True),
    Column("brief", String(80), nullable=False),
    Column("changes", Text, nullable=False),
    # How many changes there are, and how many of them the message, or a posted correction, tells by now.
    Column("noticed", Integer, nullable=False),
    Column("handled", Integer, nullable=False),
    Column("reason", Text),
    Column("attempts", Integer, nullable=False),
    # NULL when nothing is left to do. An index on it finds what is due.
    Column("next_attempt", Instant),
    Column("lease_until", Instant),
    Column("token", Integer, nullable=False),
)
Index("corrections_next_attempt", corrections.c.next_attempt)

guild_settings = Table(
    "guild_settings",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("key", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

person_settings = Table(
    "person_settings",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("key", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

guild_departures = Table(
    "guild_departures",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("left_at", Instant, nullable=False),
)

budgets = Table(
    "budgets",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("free_at", Instant, nullable=False),
)

processes = Table(
    "processes",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("shards", Text, nullable=False),
    # Until when it counts as alive, unless it says so again.
    Column("alive_until", Instant, nullable=False),
)
