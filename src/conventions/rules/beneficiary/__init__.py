"""Rules about what the beneficiary is and owes (BEN)."""
