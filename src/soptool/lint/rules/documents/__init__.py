"""Rules about what steps need and yield."""
