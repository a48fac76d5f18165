"""Tests of the bot's own words in each language, and of briefs that are told in another."""
