"""Rules about the decisions of assemblies (DELIB)."""
