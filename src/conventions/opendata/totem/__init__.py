"""Budgets published in the TotEM format."""
