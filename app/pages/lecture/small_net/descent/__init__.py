"""Gradient descent on functions of one or two variables, the first half of the lesson on descent.

Open objectives.py first: the functions, and the path of a descent. descent_player.py makes the
steps, descent_plots.py paints them.
"""
