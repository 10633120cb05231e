"""Training as the window sees it: the child, the runs on the shelf, what is drawn of them."""
