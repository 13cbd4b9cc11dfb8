"""What is done to files: each module one way of going wrong."""
