"""Rules about the findings that somebody accepted (JUS)."""
