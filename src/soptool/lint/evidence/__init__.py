"""What rules ask of a subject: worked out once, and shared by several rules."""
