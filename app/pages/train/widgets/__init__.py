"""The digit strip, the plot legend and the run rows of the training page."""
