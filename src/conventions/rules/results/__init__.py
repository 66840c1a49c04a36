"""Rules about what was achieved and reported (CR)."""
