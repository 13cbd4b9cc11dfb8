"""Rules about review and evaluation."""
