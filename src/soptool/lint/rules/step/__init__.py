"""Rules about the sentences of steps."""
