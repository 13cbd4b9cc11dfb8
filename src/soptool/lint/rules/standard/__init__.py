"""Rules about service standards."""
