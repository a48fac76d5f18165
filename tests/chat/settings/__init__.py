"""Settings and privacy, as those who use them meet them."""
