"""From the clock on the wall to the moment it shows that time, across DST. Pure.

Wall times are naive datetimes; moments are aware and in UTC.
"""

from datetime import UTC, datetime, timedelta, tzinfo

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


def read_wall(moment: datetime, zone: tzinfo) -> datetime:
    """Return what the clock on the wall shows at a moment."""
    return moment.astimezone(zone).replace(tzinfo=None)


def find_moment(wall: datetime, zone: tzinfo) -> datetime:
    """Return the first moment at which the clock shows `wall` or, where it skips that time, a later time.

    In the fold that is the first of the two; in the gap it is the moment after the gap, whatever the time inside.
    """
    moment = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if read_wall(moment, zone) == wall:
        return moment
    earlier = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    return find_change(earlier, moment, zone) or moment


def find_change(since: datetime, until: datetime, zone: tzinfo) -> datetime | None:
    """Return the first moment after `since`, and not after `until`, whose offset is not that of `since`.

    It looks once a day, so two changes within a day that cancel out are not seen; no zone has any.
    """
    offset = since.astimezone(zone).utcoffset()
    while since < until:
        ahead = min(since + DAY, until)
        if ahead.astimezone(zone).utcoffset() != offset:
            return _bisect(since, ahead, zone)
        since = ahead
    return None


def _bisect(before: datetime, after: datetime, zone: tzinfo) -> datetime:
    """Find the whole second at which the offset changes; zones change at whole seconds."""
    before = before.replace(microsecond=0)
    offset = before.astimezone(zone).utcoffset()
    while after - before > SECOND:
        middle = before + (after - before) // 2 // SECOND * SECOND
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return before + SECOND
