"""Rules about aids to undertakings (AIDE)."""
