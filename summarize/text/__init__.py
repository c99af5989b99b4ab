"""Pure functions over text: sentences, words, numbers, dates, names and their normal forms."""
