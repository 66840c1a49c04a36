"""What writes the report of a check for other programs and for people: SARIF, GitHub, a page of HTML.

Pure functions of the reports: they look at no convention, so what is masked there stays masked.
"""
