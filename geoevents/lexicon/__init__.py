"""Vocabulary as data: the tables of a language and what reads them."""

from geoevents.lexicon.lexicon import Wind, load_lexicon

__all__ = ["Wind", "load_lexicon"]
