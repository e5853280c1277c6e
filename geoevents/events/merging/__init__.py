"""The same event told twice, told more of, or claimed later: one row with its sources."""
