"""`/digest …`: what members who manage a server do with its digests."""
