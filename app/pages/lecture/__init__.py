"""The Lecture tab: lessons that explain the network, each with a drawing to play with.

Open contents.py first: it lists the lessons and the file of each. page.py is the tab itself,
pager.py its line in the status bar. The lessons are in rooms by subject, in the slides' order:
small_net, convolution, layers, output, results; they never import each other. What they have in
common is in common, what they compute in lenet.lecture.
"""
