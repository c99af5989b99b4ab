"""One metric a file: plain functions for the arithmetic, a small class that applies them to records."""
