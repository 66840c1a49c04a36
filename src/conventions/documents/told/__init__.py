"""What a file says of itself: its digest, its texts."""
