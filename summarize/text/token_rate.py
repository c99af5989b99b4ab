"""How many tokens a word takes at the most."""

TOKENS_PER_WORD = 1.6
"""More than English news takes with any common vocabulary (1.2 to 1.4), so that sentences can end."""
