"""Which cell is wrong, why, and what it should hold."""
