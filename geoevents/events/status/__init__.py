"""How sure the text is of an event and who says so: planned, denied, claimed, only supposed."""
