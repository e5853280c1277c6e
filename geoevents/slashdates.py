"""Dates with slashes: day first or month first, which a whole column tells."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Day first as in most of the world, or month first; which, a column tells by its days past the 12th.
_ORDERS = ("%d/%m/%Y", "%m/%d/%Y")
_SLASHES = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")


def order_of(cells: Iterable[str]) -> str:
    """Return the order in which the dates with slashes of a column are written.

    Parameters
    ----------
    cells : iterable of str
        Those without slashes say nothing.

    Returns
    -------
    str
        A format of ``strptime``, where all of them allow it and the other fails for some; empty otherwise.

    Examples
    --------
    >>> order_of(["27/11/2026", "1/12/2026"]), order_of(["11/27/2026"]), order_of(["1/12/2026"])
    ('%d/%m/%Y', '%m/%d/%Y', '')
    """
    allowed = list(_ORDERS)
    for cell in cells:
        if len(allowed) and _SLASHES.fullmatch(cell.strip()):
            allowed = [order for order in allowed if slash_date(cell, order)]
    return allowed[0] if len(allowed) == 1 else ""


def slash_date(cell: str, order: str) -> date | None:
    """Return the day of a date with slashes; None where it is none in this order.

    Parameters
    ----------
    cell : str
    order : str
        As `order_of` gives it; with none, no date can be read.

    Returns
    -------
    date or None
    """
    words = cell.strip()
    if not order or not _SLASHES.fullmatch(words):
        return None
    try:
        return datetime.strptime(words, order).date()
    except ValueError:
        return None


def has_two_orders(cell: str) -> bool:
    """Tell whether a date with slashes may have the day first or the month.

    Parameters
    ----------
    cell : str

    Returns
    -------
    bool
    """
    return all(slash_date(cell, order) for order in _ORDERS)
