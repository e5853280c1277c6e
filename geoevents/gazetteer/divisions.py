"""Countries, their capitals and their first-order divisions, by their codes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from geoevents.gazetteer.files import COLUMNS, place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geoevents.gazetteer.files import Table
    from geoevents.model import Place


class Divisions:
    """Places by the codes of their country and division; what was asked for is kept.

    Parameters
    ----------
    tables : sequence of Table
        Entries of an earlier one come first.
    """

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables = tables
        self.country = lru_cache(maxsize=512)(self._read_country)
        self.capital = lru_cache(maxsize=512)(self._read_capital)
        self.seat = lru_cache(maxsize=4096)(self._read_seat)
        self.admin1 = lru_cache(maxsize=4096)(self._read_admin1)

    def _read_country(self, country_code: str) -> Place | None:
        return self._first_row("country_code = ? AND feature_code LIKE 'PCL%'", (country_code,))

    def _read_capital(self, country_code: str) -> Place | None:
        return self._first_row("country_code = ? AND feature_code = 'PPLC'", (country_code,))

    def _read_seat(self, country_code: str, admin1_code: str) -> Place | None:
        return self._first_row(
            "country_code = ? AND admin1_code = ? AND feature_code IN ('PPLA', 'PPLC')", (country_code, admin1_code)
        )

    def _read_admin1(self, country_code: str, admin1_code: str) -> Place | None:
        return self._first_row(
            "country_code = ? AND admin1_code = ? AND feature_code = 'ADM1'", (country_code, admin1_code)
        )

    def _first_row(self, condition: str, values: tuple[str, ...]) -> Place | None:
        for table in self._tables:
            rows = table.rows(f"SELECT {COLUMNS} FROM places WHERE {condition} ORDER BY fid LIMIT 1", values)  # noqa: S608 (a constant)
            if rows:
                return place_of(rows[0])
        return None
