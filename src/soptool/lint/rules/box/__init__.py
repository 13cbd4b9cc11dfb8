"""Rules about the lists of the identity."""
