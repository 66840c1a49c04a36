"""The convention, its financial annex, its schedule of payments: one module each, named by the catalogue."""
