"""A micro or a macro → `Procedure`: flat, ordered rows, each with where it comes from."""
