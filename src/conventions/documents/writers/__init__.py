"""The formats, one module each, whose function ``write`` gives a document as text or as bytes."""
