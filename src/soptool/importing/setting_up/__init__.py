"""A register begun from a drawer: what many files say alike is written once, in `sop.yaml`."""
