"""How sentences become a text: names, dates, antecedents, repetition, attribution, typography."""
