"""SOPs as JSON, for other programs: the composition, the format's own keys, the form's texts."""
