"""The rules that a brief must keep, one small function each, and the registry they are in. Pure."""
