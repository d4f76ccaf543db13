"""Reading ahead: the same batches, not too many of them, and nothing left behind."""

import threading
from collections.abc import Generator

import pytest

from zr_dashboard.store.ahead import read_ahead


def test_batches_come_in_their_order() -> None:
    """However many; none is an answer too."""
    assert list(read_ahead(n for n in range(100))) == list(range(100))
    assert list(read_ahead(n for n in range(0))) == []


def test_only_a_few_are_made_before_they_are_wanted() -> None:
    """A slow reader must not fill the memory."""
    made: list[int] = []

    def batches() -> Generator[int, None, None]:
        for n in range(100):
            made.append(n)
            yield n

    coming = read_ahead(batches())
    for wanted in range(10):
        assert next(coming) == wanted
        assert len(made) <= wanted + 5
    coming.close()


def test_an_error_arrives_where_it_would_have() -> None:
    """After the batches that were good."""

    def batches() -> Generator[int, None, None]:
        yield 1
        message = "zu spät"
        raise ValueError(message)

    coming = read_ahead(batches())
    assert next(coming) == 1
    with pytest.raises(ValueError, match="zu spät"):
        next(coming)


def test_whoever_leaves_has_the_question_closed() -> None:
    """Its cursor is given back, by the thread that asked."""
    closed_by: list[str] = []

    def batches() -> Generator[int, None, None]:
        try:
            yield from range(100)
        finally:
            closed_by.append(threading.current_thread().name)

    coming = read_ahead(batches())
    next(coming)
    coming.close()

    assert len(closed_by) == 1
    assert closed_by != [threading.current_thread().name]
