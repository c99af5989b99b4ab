"""Metrics that a neural model makes: off unless asked for, batched over all clusters of a run."""
