"""Files of other programs as SOPs: bytes → what stands in them → YAML, and what was left out."""
