"""What goes out on time. Knows no Discord: the clock and the way to publish are arguments."""
