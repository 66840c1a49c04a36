"""Many conventions together."""
