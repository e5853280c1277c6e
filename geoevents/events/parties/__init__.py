"""Who does an event and who suffers it, and whom names, pronouns and unnamed groups stand for."""
