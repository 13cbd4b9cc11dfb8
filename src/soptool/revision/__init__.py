"""What a change touches and what it says: who mentions a name, renaming it, two states compared."""
