"""The state of training in this window."""

from enum import Enum


class TrainingState(Enum):
    """The state of training in this window."""

    IDLE = "idle"  # nothing is trained
    STARTING = "starting"  # the child loads; nothing was learned yet
    RUNNING = "running"
    PAUSED = "paused"
    STOPPING = "stopping"  # it was asked to stop, and finishes what it is at
