"""Speed and quality, measured; nothing here is asserted."""
