"""Tests of what is drawn: charts, maps, the file of the world's outlines."""
