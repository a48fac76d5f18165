"""What was asked. Pure: no Discord, no clock, no network."""
