"""What a sentence says with mentions that the articles have: whether they have it so too."""
