"""Models examined on thousands of digits, and what of that a person looks at."""
