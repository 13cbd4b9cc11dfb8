"""Which ways of a net of lines are meant."""

from __future__ import annotations

from soptool.importing.interpret.lines import Piece
from soptool.importing.interpret.nets import Net, sound
from soptool.importing.sheets import Segment

SOURCE, NEAR, LEFT, RIGHT = (50.0, 0.0), (20.0, 20.0), (10.0, 60.0), (100.0, 50.0)
BELOW = (50.0, 200.0)
BAR = (
    *(Segment(*SOURCE, 50, 10), Segment(0, 10, 100, 10), Segment(20, 10, *NEAR)),
    *(Segment(0, 10, 0, 60), Segment(0, 60, *LEFT), Segment(100, 10, *RIGHT)),
)
BACK = (Segment(*BELOW, 5, 200), Segment(5, 200, 5, 60))


def test_a_way_back_leads_not_round_a_bar_that_it_meets() -> None:
    """It turns once where it meets the line to the left, and goes straight on along the bar."""
    net = Net([Piece([*BAR, *BACK])])
    ends = [(SOURCE, NEAR), (SOURCE, LEFT), (SOURCE, RIGHT), (BELOW, LEFT), (BELOW, RIGHT)]
    ways = [net.way(*pair) or [] for pair in ends]
    assert sound(net, ways) == [True, True, True, True, False]


def test_of_two_ways_that_meet_head_on_the_straight_one_stays() -> None:
    net = Net([Piece([Segment(0, 0, 60, 0), Segment(20, 30, 20, 0), Segment(40, 0, 40, -30)])])
    ways = [net.way((0, 0), (60, 0)) or [], net.way((60, 0), (20, 30)) or []]
    assert sound(net, ways) == [True, False]
