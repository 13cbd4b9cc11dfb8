"""What is wrong with an SOP: rules, their engine, ignores and fixes."""
