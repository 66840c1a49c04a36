"""Rules about payments and payment terms (PAI)."""
