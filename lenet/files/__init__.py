"""Files in and out: one atomic write for all, one decoder for what comes from outside.

Models, run states, ink and exports are written by `atomic_write`. The rooms above say what a
file holds; this room says how it is kept whole.
"""
