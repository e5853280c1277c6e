"""A text's words, tokens and sentences."""
