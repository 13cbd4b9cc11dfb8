"""Rules about times of steps."""
