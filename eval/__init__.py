"""Measuring: reads run directories, never generates a summary."""
