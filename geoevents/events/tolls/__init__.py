"""How many were killed, wounded, captured or displaced, and of which place and time a toll is."""
