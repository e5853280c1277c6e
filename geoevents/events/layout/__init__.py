"""Lists and tables, told again as the sentences that they stand for."""
