"""Text out: one small class for each way to generate, and where weights come from."""
