"""Rules about the convention and its avenants (CONV)."""
