"""What a text says that can be checked: its names, numbers, dates and quotations."""
