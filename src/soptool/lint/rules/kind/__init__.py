"""Rules about what an SOP says it is."""
