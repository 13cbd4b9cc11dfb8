"""Rules about the flow of steps."""
