"""Rules about the numbers of the parties (ID)."""
