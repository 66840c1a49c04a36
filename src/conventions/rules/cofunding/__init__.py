"""Rules about who pays which part (COF)."""
