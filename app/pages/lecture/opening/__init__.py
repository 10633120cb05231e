"""The opening: Figure 2 of the paper on a live digit, and what a shift does to two networks."""
