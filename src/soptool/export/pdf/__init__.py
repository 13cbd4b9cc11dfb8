"""Documents as PDF, set by Typst: data, pages, limits."""
