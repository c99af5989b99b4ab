"""Intervals, tests and effect sizes over clusters: whether a difference may be luck."""
