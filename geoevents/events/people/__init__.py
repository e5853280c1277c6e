"""People who suffer a deed, told by name, by calling, by age or by whose they are."""
