"""`/digest …` on a Discord of the test's own."""
