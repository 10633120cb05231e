"""The commands that switch parts off: enabled where the pinned unit has such a part."""

import numpy as np
import pytest

from app.context.ablation_actions import AblationActions
from app.context.selection import Selection
from app.context.session import Session
from lenet.explain.units import Unit


@pytest.mark.parametrize(
    ("unit", "enabled"),
    [
        (None, [False, False, False]),
        (Unit("c1", 2, 3, 3), [True, False, False]),
        (Unit("s2", 2, 3, 3), [True, True, False]),
        (Unit("s4", 2, 3, 3), [True, True, False]),
        (Unit("c5", 2), [False, False, False]),
        (Unit("f6", 2), [True, False, False]),
        (Unit("rbf", 2), [False, False, False]),
    ],
)
def test_a_command_is_enabled_where_it_does_something(
    session: Session, unit: Unit | None, enabled: list[bool]
) -> None:
    selection = Selection()
    actions = AblationActions(session, selection)
    if unit is not None:
        selection.pin(unit)
    assert [action.isEnabled() for action in actions.actions_in_order] == enabled


def test_parts_are_switched_off_and_everything_on(session: Session) -> None:
    session.begin_stroke(0.3, 0.2)
    session.extend_stroke(0.6, 0.8)
    selection = Selection()
    actions = AblationActions(session, selection)
    switch_map, switch_coefficient, switch_on = actions.actions_in_order
    selection.pin(Unit("f6", 5))
    selection.pin(Unit("s2", 1, 4, 4))
    switch_coefficient.trigger()
    assert not session.ablation.all_on
    switch_coefficient.trigger()
    assert session.ablation.all_on
    switch_map.trigger()
    assert session.trace is not None
    assert not session.trace.s2[1].any()
    assert session.trace.s2[0].any()
    assert switch_on.isEnabled()
    switch_on.trigger()
    assert session.ablation.all_on
    assert not switch_on.isEnabled()
    selection.pin_only(Unit("f6", 5))
    switch_map.trigger()
    assert np.flatnonzero(session.trace.f6 == 0).tolist() == [5]
