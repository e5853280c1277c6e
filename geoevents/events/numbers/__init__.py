"""Numbers in words and figures, and which of them count the dead and the wounded."""
