"""Rules about numbers and process codes."""
