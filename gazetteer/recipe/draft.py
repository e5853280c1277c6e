"""A place while it is being put together from several sources."""

from __future__ import annotations

from dataclasses import dataclass, field

from geoevents.gazetteer.names import importance
from geoevents.model import Place


@dataclass(slots=True)
class Draft:
    """A place with all its names; sources add to it until it is written."""

    id: str
    name: str
    lon: float
    lat: float
    feature_code: str
    country_code: str = ""
    admin1_code: str = ""
    admin2_code: str = ""
    population: int = 0
    names: dict[str, None] = field(default_factory=dict)
    stems: dict[str, None] = field(default_factory=dict)
    abbreviations: dict[str, None] = field(default_factory=dict)
    demonyms: dict[str, None] = field(default_factory=dict)
    weight: float = 0.0

    @property
    def importance(self) -> float:
        """How likely a text that uses a name of this place means it, on a scale of log10 of people."""
        return importance(self.feature_code, self.population) + self.weight

    def place(self) -> Place:
        """Return the finished place; positions to 1e-5 degrees, as GeoNames gives them."""
        return Place(
            self.id, self.name, round(self.lon, 5), round(self.lat, 5), self.feature_code, self.country_code,
            self.admin1_code, self.admin2_code, self.population,
        )  # fmt: skip
