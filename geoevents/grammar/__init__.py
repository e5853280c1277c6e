"""Rules from text to localities; they never open the gazetteer."""

from geoevents.grammar.grammar import Label, find_localities, mention_of, parse_locality, parts_of, read_label

__all__ = ["Label", "find_localities", "mention_of", "parse_locality", "parts_of", "read_label"]
