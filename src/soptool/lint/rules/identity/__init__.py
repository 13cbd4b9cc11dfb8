"""Rules about dates, approval and other facts of the identity."""
