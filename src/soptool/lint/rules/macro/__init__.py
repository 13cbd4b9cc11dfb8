"""Rules about macros and their parts."""
