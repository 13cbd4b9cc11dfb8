"""Files as the disk has them: contents within limits, patterns of names."""
