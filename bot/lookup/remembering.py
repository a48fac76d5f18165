"""What pure functions have found is kept for a while: the same is often asked again. Pure, but for that.

Nothing is kept longer than what it was found of: with the briefs that are no longer served, all of it goes.
"""

import weakref
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from bot.languages import spoken

_WAYS = 16
"""In how many ways one object is looked at before what was found is forgotten: languages, markups, parts."""
_Owner = TypeVar("_Owner")
_Rest = ParamSpec("_Rest")
_Found = TypeVar("_Found")
_Function = Callable[Concatenate[_Owner, _Rest], _Found]


def detach(method: _Function[_Owner, _Rest, _Found], owner: _Owner) -> Callable[_Rest, _Found]:
    """Bind a method to an object that may keep it, without keeping the object alive by it.

    What the object keeps would else keep the object, and only a look at all that there is could free the two.
    """
    watched = weakref.ref(owner)

    @wraps(method)
    def call(*rest: _Rest.args, **named: _Rest.kwargs) -> _Found:
        found = watched()
        if found is None:
            raise ReferenceError(f"{method.__qualname__} is called without its object")
        return method(found, *rest, **named)

    return call


def keep_answers(most: int) -> Callable[[_Function[_Owner, _Rest, _Found]], _Function[_Owner, _Rest, _Found]]:
    """Keep what a method answered to the last `most` different arguments, with the object whose method it is."""

    def decorate(method: _Function[_Owner, _Rest, _Found]) -> _Function[_Owner, _Rest, _Found]:
        name = f"{method.__name__} kept"

        @wraps(method)
        def answer(owner: _Owner, *rest: _Rest.args, **named: _Rest.kwargs) -> _Found:
            kept = vars(owner).get(name)
            if kept is None:
                kept = vars(owner)[name] = lru_cache(most)(detach(method, owner))
            return kept(*rest, **named)

        return answer

    return decorate


def keep_beside(function: _Function[_Owner, _Rest, _Found]) -> _Function[_Owner, _Rest, _Found]:
    """Keep what a function finds of an object, in a language, for as long as that very object is in use elsewhere.

    It must not hold the object itself. Objects that cannot be watched are looked at each time.
    """
    kept: dict[int, tuple[object, dict[Any, _Found]]] = {}

    @wraps(function)
    def find(owner: _Owner, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Found:
        place = id(owner)
        if place not in kept:
            try:
                kept[place] = weakref.ref(owner, lambda _: kept.pop(place, None)), {}
            except TypeError:
                return function(owner, *rest, **named)
        found = kept[place][1]
        key = (spoken(), rest, *named.items())
        if key not in found:
            if len(found) == _WAYS:
                found.clear()
            found[key] = function(owner, *rest, **named)
        return found[key]

    return find
