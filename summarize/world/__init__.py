"""What is known of the world: countries, capitals, governments and what figures count, with its tables."""
