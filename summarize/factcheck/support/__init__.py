"""How far the articles bear each sentence out, and the score of a summary."""
