"""Dateline: a Discord bot that briefs a channel on an article."""

__version__ = "0.1.0"
