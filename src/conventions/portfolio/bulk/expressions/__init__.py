"""The rules that columns decide, written once as narwhals expressions: each gives what the rule of the same code finds.

Each function takes the frames by table and returns, lazily, the columns ``convention``, ``address`` and, where
the texts of the rule apply between two days, ``day``. What the rule answers « non évaluée » or « sans objet »
of is not there.
"""
