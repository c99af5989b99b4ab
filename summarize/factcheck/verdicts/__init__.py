"""The verdict on each mention: where the articles carry it, and what they have instead."""
