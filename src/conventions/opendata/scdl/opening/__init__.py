"""From the bytes of a file to its header and its lines of data: encodings, delimiters, quotes, sheets, names."""
