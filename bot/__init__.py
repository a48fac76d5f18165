"""Dateline: a Discord bot that briefs a channel on an article."""
