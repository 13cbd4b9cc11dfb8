"""What must hold for every workspace: each module one side of the product."""
