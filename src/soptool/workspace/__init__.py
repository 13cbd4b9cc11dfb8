"""All SOPs of a folder together: found, loaded, indexed by id, their references checked."""
