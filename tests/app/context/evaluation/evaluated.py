"""Bundled models and their evaluations on MNIST's test digits, computed once for all tests."""

from functools import lru_cache

from app.context.evaluation.queue import evaluation_queue_of
from app.context.session import Session
from lenet.data.idx import Digits
from lenet.evaluation.dataset import bundled_test_digits
from lenet.evaluation.metrics import Evaluation, evaluate
from lenet.network.checkpoint import Model, load_model
from lenet.resources import bundled_models


def first_digits(count: int) -> Digits:
    """Return the first of MNIST's test digits."""
    test = bundled_test_digits()
    return Digits(test.images[:count], test.labels[:count], "some")


@lru_cache
def bundled(name: str) -> Model:
    return load_model(bundled_models()[name])


@lru_cache
def reading_of(name: str) -> Evaluation:
    return evaluate(bundled(name).parameters, bundled_test_digits())


def examined_session(name: str, *others: str) -> Session:
    """A session with a bundled model; its evaluation queue knows that one and others."""
    session = Session(bundled(name))
    for known in (name, *others):
        evaluation_queue_of(session).store(
            bundled(known).parameters, bundled_test_digits(), reading_of(known)
        )
    return session
