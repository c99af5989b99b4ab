"""Places that have room for one value, and which articles fill them differently."""
