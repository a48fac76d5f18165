"""Speed, measured: scripts that print a table. Nothing here is asserted."""
