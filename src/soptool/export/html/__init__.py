"""Documents as HTML: one self-contained file each."""
