"""Rules about how an act is filed when it is sent to the prefect (ACTES)."""
