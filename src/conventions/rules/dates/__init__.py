"""Rules about dates that do not agree (DATE)."""
