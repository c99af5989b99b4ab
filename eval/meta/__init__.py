"""What agrees with people: fact-checkers and metrics against human labels and grades."""
