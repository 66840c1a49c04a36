"""Tables that a town has (CSV, XLSX, XLS, ODS), opened within bounds, and the files that say what their columns are."""
