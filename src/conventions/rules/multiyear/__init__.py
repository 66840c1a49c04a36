"""Rules about engagements over several exercises (PLURI)."""
