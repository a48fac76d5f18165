"""When to try: spreading posts of one minute, and backing off after failures. Pure."""

from datetime import timedelta
from hashlib import blake2b
from random import Random


def spread(key: str, window: timedelta) -> timedelta:
    """Say how long after its slot a schedule posts: always the same for a key, even over all keys, below `window`."""
    share = int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) / 2**64
    return window * share


def backoff(attempts: int, randomness: Random, *, first: timedelta, most: timedelta) -> timedelta:
    """Say how long to wait after that many attempts: doubling from `first` to `most`, the last half of it at random.

    The random half keeps many that failed together from coming back together.
    """
    ceiling = min(most, first * 2 ** min(max(attempts - 1, 0), 30))
    return ceiling * (0.5 + randomness.random() / 2)
