"""The picture of published totals: what the screen shows, paper shows."""

from tests import example
from zr_dashboard.charts import published
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.bild_page import drawn
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import abgleich


def test_points_and_steps_are_drawn(about: Angaben) -> None:
    """The figure stays within what pictures know; nothing is left out in silence."""
    frame = abgleich.verlauf(example.store(), Selection())
    figure = published.published(frame)

    drawn(figure, about)
    line, point, numbers = figure.data
    assert list(line.y)[-1] == 1500.5
    assert list(line.y)[:3] == [0.0, 100.0, 100.0]
    assert (point.name, list(point.y)) == ("Ministerium", [3101.0])
    assert list(numbers.text) == ["3.101"]


def test_no_statement_leaves_the_line(about: Angaben) -> None:
    """A Datenstand without published totals still has its documented sum."""
    frame = abgleich.verlauf(example.store(), Selection())
    figure = published.published(frame[frame["reihe"] == "belegt"])

    drawn(figure, about)
    assert list(figure.data[0].y)[-1] == 1500.5
