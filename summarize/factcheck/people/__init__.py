"""Who people are by a text: their countries and offices."""
