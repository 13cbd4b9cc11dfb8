"""What earlier runs found, kept beside the files, and believed only where nothing else can be."""
