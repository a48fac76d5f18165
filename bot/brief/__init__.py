"""What we know: briefs as frozen values, loaded from YAML and checked. Pure: no Discord, no clock, no network."""
