"""Work beside this process gives what it would have given here, whatever becomes of the copy."""

from __future__ import annotations

import os
from multiprocessing import Pipe, active_children

import pytest

from smp_metrics.beside import beside, send, shared


def test_work_is_done_in_a_copy_that_has_all_that_is_loaded() -> None:
    at_hand = {"ward": ["High Street"]}
    found, process = beside(lambda: (at_hand["ward"], os.getpid()))()
    assert found == ["High Street"]
    assert process != os.getpid()
    assert active_children() == []


def test_it_goes_on_while_this_process_works() -> None:
    here, there = os.pipe()
    answered = beside(lambda: os.read(here, 1))
    os.write(there, b"!")
    assert answered() == b"!"
    os.close(here)
    os.close(there)


def test_what_fails_in_the_copy_is_done_here_and_raised_here(capfd: pytest.CaptureFixture[str]) -> None:
    def fail() -> int:
        raise ValueError(os.getpid())

    result = beside(fail)
    with pytest.raises(ValueError, match=str(os.getpid())):
        result()
    assert capfd.readouterr() == ("", "")


def test_a_copy_that_is_killed_is_done_without() -> None:
    mine = os.getpid()
    assert beside(lambda: os.getpid() == mine or os._exit(9))() is True


def test_where_no_process_can_be_copied_the_work_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smp_metrics.beside.CAN_COPY", False)
    assert beside(os.getpid)() == os.getpid()


def test_a_result_that_cannot_travel_is_not_sent() -> None:
    here, there = Pipe(duplex=False)
    send(there, lambda: lambda: None)
    send(there, lambda: "and the next one is")
    assert here.recv() == "and the next one is"


@pytest.mark.parametrize("turns", [1, 3, 1000])
def test_whatever_each_of_two_does_comes_in_the_order_of_the_things(
    monkeypatch: pytest.MonkeyPatch, turns: int
) -> None:
    monkeypatch.setattr("smp_metrics.beside.TURNS", turns)
    assert shared(str, range(8)) == ["0", "1", "2", "3", "4", "5", "6", "7"]
    assert shared(str, []) == []


def test_each_takes_what_is_next_when_it_is_free() -> None:
    mine, met, (here, to_here), (there, to_there) = os.getpid(), list[int](), os.pipe(), os.pipe()

    def work(thing: int) -> tuple[int, bool]:
        at_home = os.getpid() == mine
        if not met:
            # Neither goes on before both have begun.
            os.write(to_there if at_home else to_here, b"!")
            os.read(here if at_home else there, 1)
        met.append(thing)
        return thing, at_home

    done = shared(work, range(5))
    assert [thing for thing, _ in done] == [0, 1, 2, 3, 4]
    assert {at_home for _, at_home in done} == {True, False}
    for end in (here, there, to_here, to_there):
        os.close(end)


def test_what_a_copy_took_that_is_killed_is_done_here() -> None:
    mine = os.getpid()
    assert shared(lambda thing: thing if os.getpid() == mine else os._exit(9), range(20)) == list(range(20))


def test_where_no_process_can_be_copied_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smp_metrics.beside.CAN_COPY", False)
    assert shared(lambda _: os.getpid(), range(3)) == [os.getpid()] * 3
