"""Rules about what has to be published (PUB)."""
