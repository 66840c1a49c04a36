<<<<<<< HEAD
"""What a file says of itself, read back without the library that wrote it: its seal, its texts."""
=======
"""What a file says of itself: its digest, its texts."""
>>>>>>> 35c21a5ccd5abb1dc9d4d9c58d25d9bb77edc71a
