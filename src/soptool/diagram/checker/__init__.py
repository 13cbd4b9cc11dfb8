"""The checker: judges a drawing by what is on the paper. Shares nothing with the router."""
