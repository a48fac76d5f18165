"""Tests of the curator's desk: edits of YAML, of briefs and of names, what is on disk, and the pages in a browser."""
