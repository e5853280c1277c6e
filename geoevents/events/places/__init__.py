"""Where an event is: at the place of its verb, on the way of a move, at what "the town" goes back to."""
