"""Lessons 1 and 2: the forward pass, gradient descent and back-propagation.

Open forward_lesson.py first; it shows the small net of three inputs and three units.
descent_lesson.py goes down curves and into a valley (the folder descent), then trains the small
net by back-propagation (backward_player.py, backward_stage.py). net_state.py has the numbers of
the net, which both lessons share; net_painting.py paints it, and in handle_stage.py its numbers
are dragged.
"""
