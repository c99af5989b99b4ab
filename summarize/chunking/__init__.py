"""What the model gets to see: one strategy a file."""
