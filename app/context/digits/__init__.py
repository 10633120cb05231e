"""My digits in the window: what is kept, what is read of it, files in and out, a guided round."""
