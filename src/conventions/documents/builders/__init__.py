"""The kinds of documents, one module each: what each part says, what is left out."""
