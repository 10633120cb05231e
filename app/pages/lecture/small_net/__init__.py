"""Lessons 1 and 2: the forward pass, gradient descent and back-propagation.

Open forward_lesson.py first; it shows the small net of three inputs and three units.
descent_lesson.py shows gradient descent on two curves and in a valley (the folder descent), then
trains the small net by back-propagation (backward_player.py, backward_stage.py). net_state.py has
the numbers of the net, which both lessons share; net_painting.py paints it, and handle_stage.py
lets a person drag its numbers.
"""
