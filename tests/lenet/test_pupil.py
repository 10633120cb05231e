"""Networks that learn side by side: each from the labels and from what the others answer."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from lenet.modelfile import load_model
from lenet.parameters import initial
from lenet.pupil import mutual
from lenet.recipes import Peers, Recipe
from lenet.runs import MODEL, load_state, open_run
from lenet.training import Setting, train
from tests.lenet.samples import BATCHES, PEERS, material

SAID = [torch.full((1, 11), value) for value in (0.1, 0.2, 0.6)]
LABEL = torch.tensor([4])


def vector(recipe: Recipe, folder: Path) -> bytes:
    for _ in train(recipe, material(recipe.held_out), Setting(folder)):
        pass
    return load_model(folder / MODEL).parameters.to_vector().tobytes()


def test_each_hears_the_mean_of_the_others_and_not_itself() -> None:
    heard = [float(wanted[0, 0]) for wanted in mutual(SAID, LABEL, 1.0)]
    assert heard == pytest.approx([0.4, 0.35, 0.15])


def test_the_label_keeps_what_the_others_do_not_have() -> None:
    first = mutual(SAID, LABEL, 0.25)[0]
    assert float(first[0, 4]) == pytest.approx(0.75 + 0.25 * 0.4)
    assert float(first[0, 5]) == pytest.approx(0.25 * 0.4)


def test_peers_begin_with_weights_of_their_own() -> None:
    starts = {initial(0, peer).to_vector().tobytes() for peer in range(4)}
    starts.add(initial(1).to_vector().tobytes())
    assert len(starts) == 5
    assert initial(3, 0).to_vector().tobytes() == initial(3).to_vector().tobytes()


def test_peers_that_have_no_say_change_nothing(tmp_path: Path) -> None:
    silent = replace(PEERS, name=BATCHES.name, peers=Peers(number=2, weight=0.0))
    alone = vector(BATCHES, tmp_path / "alone")
    assert vector(silent, tmp_path / "silent") == alone
    assert vector(PEERS, tmp_path / "heard") != alone


def test_a_run_keeps_all_peers_and_hands_out_the_first(tmp_path: Path) -> None:
    vector(PEERS, tmp_path / "run")
    state = load_state(tmp_path / "run")
    assert state is not None
    averages = [state.arrays[name] for name in ("average", "peer_1.average", "peer_2.average")]
    network = load_model(tmp_path / "run" / MODEL).parameters.to_vector()
    np.testing.assert_array_equal(averages[0], network)
    assert not np.array_equal(averages[1], averages[2])
    assert open_run(tmp_path / "run").recipe == PEERS
