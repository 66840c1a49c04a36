"""Rules about the credits of the budget and its calendar (BUD)."""
