"""A diagnostic's result as a document to edit: what it says (`contents`), and how that is written (`word`)."""
