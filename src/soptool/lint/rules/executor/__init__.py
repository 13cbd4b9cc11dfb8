"""Rules about executors."""
