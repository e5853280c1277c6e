"""Who acts: named groups by their table, unnamed ones by their nouns."""

from geoevents.actors.actors import ActorMention, find_actors, find_actors_in

__all__ = ["ActorMention", "find_actors", "find_actors_in"]
