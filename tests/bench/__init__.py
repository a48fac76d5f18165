"""What is measured rather than asserted: each script prints a table."""
