"""A geopy geocoder behind the lookup of the gazetteer: asked only when passed in, for names the gazetteer lacks."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import TYPE_CHECKING, NoReturn

from geoevents.errors import BadGazetteer, GeocoderFailed
from geoevents.folding import fold
from geoevents.gazetteer.gazetteer import Gazetteer
from geoevents.model import Place

if TYPE_CHECKING:
    from geopy.geocoders.base import Geocoder  # type: ignore[import-untyped]
    from geopy.location import Location  # type: ignore[import-untyped]

MAX_NAME = 200  # characters; GeoNames' own limit for a name
_DELAY_S = 1.0  # the most that the usage policy of OpenStreetMap's Nominatim allows: one request a second
_RETRIES = 2  # geopy's default, with 5 s before each
_SILENT = logging.NullHandler()


class GeocoderGazetteer(Gazetteer):
    """A gazetteer that asks a service for the names it lacks.

    Only names go to the service, one request a time and each once; everything else is the gazetteer's own.

    Parameters
    ----------
    geocoder : geopy geocoder
        Any, with its adapter for plain calls (not the one for ``await``).
    gazetteer : Gazetteer
    delay_s : float
        Least time between requests; what the service allows.
    retries : int
        How often a request is repeated that failed, five delays apart.

    Raises
    ------
    BadGazetteer
        The geocoder is one for ``await``.

    Examples
    --------
    >>> from geopy.geocoders import Nominatim
    >>> from geoevents import open_gazetteer
    >>> geocoder = Nominatim(user_agent="my newsroom")
    >>> with open_gazetteer() as embedded, GeocoderGazetteer(geocoder, embedded) as gazetteer:
    ...     gazetteer.lookup("Sirte")[0].country_code  # in the gazetteer: nobody is asked
    'LY'
    """

    def __init__(
        self, geocoder: Geocoder, gazetteer: Gazetteer, *, delay_s: float = _DELAY_S, retries: int = _RETRIES
    ) -> None:
        from geopy.adapters import BaseAsyncAdapter  # type: ignore[import-untyped]
        from geopy.extra.rate_limiter import RateLimiter  # type: ignore[import-untyped]

        if isinstance(getattr(geocoder, "adapter", None), BaseAsyncAdapter):
            raise BadGazetteer(f"{type(geocoder).__name__} has an adapter for await; one for plain calls is needed")
        super().__init__(gazetteer.folders)
        logging.getLogger("geopy").addHandler(_SILENT)  # the limiter logs a traceback for each retry
        self._service = type(geocoder).__name__
        self._geocode = RateLimiter(
            geocoder.geocode,
            min_delay_seconds=delay_s,
            max_retries=retries,
            error_wait_seconds=5 * delay_s,
            swallow_exceptions=False,
        )
        self._answer = lru_cache(maxsize=32_768)(self._ask)

    def __reduce__(self) -> NoReturn:
        raise BadGazetteer("a geocoder is asked by one process, or it would be asked too often: use -j 1")

    def lookup(self, name: str, *, limit: int = 50) -> tuple[Place, ...]:
        """Find places by name: the gazetteer's, or else the service's in its own order.

        Parameters
        ----------
        name : str
        limit : int
            At most this many.

        Returns
        -------
        tuple of Place
            The service's have an id that begins with ``geocoder:``, the country their point lies in, and no feature
            code: how large they are is not known.

        Raises
        ------
        GeocoderFailed
            The service did not answer, or not with places.
        """
        found = super().lookup(name, limit=limit)
        written = " ".join(name.split())
        if found or not fold(written) or len(written) > MAX_NAME:
            return found
        return self._answer(written)[:limit]

    def _ask(self, name: str) -> tuple[Place, ...]:
        from geopy.exc import GeopyError  # type: ignore[import-untyped]

        try:
            locations: list[Location] = self._geocode(name, exactly_one=False) or []
        except (GeopyError, ValueError, LookupError, TypeError, AttributeError) as error:
            # geopy's readers raise the builtin ones on an answer of another form than the service's own
            reason = " ".join(str(error).split())[:200] or type(error).__name__
            raise GeocoderFailed(f"{self._service} gave no answer for {name!r}: {reason}") from error
        return tuple(dict.fromkeys(self._place(location, name) for location in locations))

    def _place(self, location: Location, name: str) -> Place:
        lon, lat = location.longitude, location.latitude
        country = self.containing(lon, lat)
        return Place(
            id=f"geocoder:{self._service.lower()}/{lon:.6f},{lat:.6f}",
            name=location.address.partition(",")[0].strip() or name,
            lon=lon,
            lat=lat,
            feature_code="",
            country_code=country.country_code if country else "",
        )
