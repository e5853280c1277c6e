"""Which words of a sentence tell of an event, of what kind, and which tell of none."""
