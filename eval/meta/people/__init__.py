"""Which metric agrees with people: case by case, and system by system."""
