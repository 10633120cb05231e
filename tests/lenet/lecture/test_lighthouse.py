"""The drawn picture shows a lighthouse between a hill and the sun, over waves and a fence."""

import numpy as np

from lenet.lecture.lighthouse import lighthouse

# Tenths of white, in blocks of 8 rows and 4 columns.
SEEN = (
    "6666666666666666666666666666",
    "6666666666652466666667876666",
    "6666666666646466666699999666",
    "6666666666511146666689998666",
    "7777777777755567777777777777",
    "7777777777777777777777777777",
    "7765677777422237777777777777",
    "4444445677899997777777777777",
    "4444443334211116666666666666",
    "3333333334777774333333333333",
    "3333332222222222222333333333",
    "3434433222222222222343434434",
    "6867768586777868677686867778",
    "6867768586776868677685867768",
)


def test_the_picture_is_as_it_was_looked_at() -> None:
    picture = lighthouse()
    assert picture.shape == (112, 112)
    blocks = picture.reshape(14, 8, 28, 4).mean(axis=(1, 3))
    tenths = np.array([[int(tenth) for tenth in line] for line in SEEN])
    assert np.abs(10 * blocks - (tenths + 0.5)).max() < 0.6
    assert picture.min() >= 0
    assert picture.max() <= 1
