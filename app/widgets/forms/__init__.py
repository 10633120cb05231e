"""Form fields, notices and formulas that several pages use, and the keys of a focused control."""
