"""Rules about the day from which an act binds (EXEC)."""
