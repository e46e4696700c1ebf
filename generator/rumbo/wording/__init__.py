"""What Rumbo says, and its words in each language: the modules pick, the files beside them hold the sentences."""
