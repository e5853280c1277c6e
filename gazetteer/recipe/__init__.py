"""How the gazetteer is compiled: fetch, read, join, cut shapes, write."""
