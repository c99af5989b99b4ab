"""Drives many clusters at once and packs their requests."""
