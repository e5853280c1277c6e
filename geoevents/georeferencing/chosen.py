"""A name in a text with the place that was chosen for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geoevents.model import Instead, Place, Role, Toponym
    from geoevents.toponyms.resolve import Choice


@dataclass(slots=True)
class Name:
    """A toponym with the reading that was chosen for it, and what a reader must know of the choice.

    ``instead`` is what stands for the place meant where no gazetteer has it, as in `geoevents.model.Georeference`;
    ``refused`` the only place of that name where it lies too far from all else to be meant.
    """

    toponym: Toponym
    role: Role
    choice: Choice | None
    remarks: tuple[str, ...] = ()
    instead: Instead = ""
    refused: Place | None = None

    @property
    def place(self) -> Place | None:
        """The chosen place; None when the name is in no gazetteer."""
        return self.choice.place if self.choice else None
