"""What a file says of itself, read back without the library that wrote it: its seal, its texts."""
