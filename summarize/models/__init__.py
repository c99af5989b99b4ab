"""Text out: one small class for each way to generate."""
