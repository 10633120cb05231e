"""The paper's own training: one digit an update, stochastic diagonal Levenberg-Marquardt; numpy.

It works where torch is not installed. Start with sdlm.py.
"""
