"""What is worked out once for an owner, such as a gazetteer, and forgotten with it."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., Any])


def kept_with_owner(maxsize: int) -> Callable[[Function], Function]:
    """Keep the latest answers of a function as long as its last argument lives, and not keep that argument alive.

    Parameters
    ----------
    maxsize : int
        How many answers are kept for one owner; the least recently asked for go first.

    Returns
    -------
    callable
        A decorator for functions of positional arguments, the last of which can be weakly referenced.

    Examples
    --------
    >>> class Shelf(list): __hash__ = object.__hash__
    >>> @kept_with_owner(maxsize=8)
    ... def first_of(letter, shelf):
    ...     return next(word for word in shelf if word.startswith(letter))
    >>> shelf = Shelf(["ash", "beech"])
    >>> first_of("b", shelf), shelf.insert(0, "birch"), first_of("b", shelf)
    ('beech', None, 'beech')
    """

    def keep(function: Function) -> Function:
        answers: weakref.WeakKeyDictionary[object, Callable[..., Any]] = weakref.WeakKeyDictionary()

        def new_answers(owner: object) -> Callable[..., Any]:
            reference = weakref.ref(owner)
            return answers.setdefault(owner, lru_cache(maxsize)(lambda *values: function(*values, reference())))

        @wraps(function)
        def answer(*values: Any) -> Any:
            *asked, owner = values
            return (answers.get(owner) or new_answers(owner))(*asked)

        return cast("Function", answer)

    return keep
