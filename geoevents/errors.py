"""Errors of the package: each is also the builtin a caller would expect."""


class GeoeventsError(Exception):
    """Something given to geoevents cannot be used; the message says what came and what is allowed."""


class BadArguments(GeoeventsError, ValueError):
    """Arguments of a command do not go together."""


class BatchFailed(GeoeventsError, RuntimeError):
    """A process that worked on a part of the documents ended before it was done."""


class ReadingFailed(GeoeventsError, RuntimeError):
    """A document or phrase could not be read, most likely for a fault of geoevents; the message names it.

    Its cause is the error that arose, but where it arose in another process: there only the traceback is left of it.

    Parameters
    ----------
    name : str
        The id of the document, or the phrase.
    reason : str
        The error that arose.
    traceback : str
        Where it arose, as Python prints it.
    """

    def __init__(self, name: str, reason: str, traceback: str = "") -> None:
        super().__init__(name, reason, traceback)  # by which it pickles
        self.name, self.reason, self.traceback = name, reason, traceback

    def __str__(self) -> str:
        return f"{self.name}: reading it failed ({self.reason})"


class BadCoordinates(GeoeventsError, ValueError):
    """A longitude, latitude, azimuth or distance lies outside its range."""


class BadControl(GeoeventsError, ValueError):
    """A table of who held what cannot be used; the message names the rows."""


class OutsideClip(BadControl):
    """No observation lies where fronts were to be drawn."""


class BadDocument(GeoeventsError, ValueError):
    """A file, row or date that was to be read as a document cannot be."""


class BadGazetteer(GeoeventsError, ValueError):
    """A gazetteer file, or a table of places to be added to one, cannot be used."""


class BadGold(GeoeventsError, ValueError):
    """A file of expected answers cannot be used."""


class BadOutput(GeoeventsError, ValueError):
    """A result cannot be written where, or as what, it was asked for."""


class GeocoderFailed(GeoeventsError, ConnectionError):
    """A geocoding service did not answer, or not with places."""


class RowsLeftOut(UserWarning):
    """Rows of a table that cannot be used were left out; the message names them."""


class DocumentsLeftOut(UserWarning):
    """A document was left out because reading it failed; the message names it and the error."""


class OtherScript(UserWarning):
    """A document is written in other letters than Latin ones, so that little or nothing of it is found."""


class EventsLeftOut(UserWarning):
    """A document tells of what is no kind of event here, such as an outbreak of disease."""


class DaysLeftOpen(UserWarning):
    """A document without a publication date gives days, such as "on Monday", that cannot be counted without one."""
