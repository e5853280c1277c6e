"""Rules from text to spans of dates."""

from geoevents.dates.dates import acled_time_precision, find_dates_in, next_weekday, rest_of_unit, ucdp_date_precision

__all__ = ["acled_time_precision", "find_dates_in", "next_weekday", "rest_of_unit", "ucdp_date_precision"]
