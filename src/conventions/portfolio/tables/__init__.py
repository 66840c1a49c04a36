"""Tables of exact values: made once, shown in a notebook or a terminal, given to spreadsheets and data frames."""
