"""Rules about the seams between the parts of a macro."""
