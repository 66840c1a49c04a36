"""Open data: the published files of grants (SCDL) and of budgets (TotEM), read, checked, repaired and written.

>>> from conventions.opendata import scdl
>>> "read" in dir(scdl)
True
"""
