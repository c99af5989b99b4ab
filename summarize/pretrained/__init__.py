"""Weights that others trained: where they come from, and onto which device they are loaded."""
