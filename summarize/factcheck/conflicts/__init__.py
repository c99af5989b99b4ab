"""Where the articles disagree with each other."""
