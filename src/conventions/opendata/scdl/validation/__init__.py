"""Validate a file of grants: the verdicts of the official schema, and what it lets pass."""
