"""How tokens are chosen, and which of the candidates is used."""
