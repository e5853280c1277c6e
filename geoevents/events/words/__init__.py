"""Words that may tell of an event, and what of a sentence stands beside them: the lowest room, which all others ask."""
