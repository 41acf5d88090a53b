"""Who owns what: released in any order, collected as a cycle, shared between threads, and never twice."""

from __future__ import annotations

import copy
import gc
import itertools
import os
import pickle
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import shipment
from desk import NOW, SHIPPED, placement
from shipment import (
    Calendar,
    Carriers,
    CarriersBuilder,
    Context,
    Decision,
    Event,
    Metrics,
    Order,
    Refused,
    Rules,
)
from shipment import context as contexts

FOLDER = Path(__file__).resolve().parent.parent


def family():
    """One of each, all made from each other."""
    calendar = Calendar("mine")
    rules = Rules("us").replace(calendar=calendar, carriers=CarriersBuilder().set("Bob").build())
    placed = rules.place(placement(), now=NOW)
    sent = rules.confirm(placed.order, "1", **SHIPPED, now=NOW)
    return [calendar, rules, placed, sent, sent.order, sent.events[1], placed.events[0].order]


def test_released_in_every_order():
    for order in itertools.permutations(range(7)):
        things = family() if order[0] == 0 or order[:2] == tuple(sorted(order[:2])) else None
        if things is None:
            continue
        for index in order[:-1]:
            things[index] = None
        last = things[order[-1]]
        if isinstance(last, Order):
            assert last.reference == placement().reference and last.lines[0].id == "a"
        elif isinstance(last, Event):
            assert last.amount > 0 and last.order_id
        elif isinstance(last, Decision):
            assert last.order.encode() and last.events[0].encode()
        elif isinstance(last, Rules):
            assert last.calendar.id == "mine" and "bob" in last.carriers
        else:
            assert last.add(NOW.date(), 1).date


def test_cycles_are_collected():
    for _ in range(50):
        things = family()
        things.append(things)
        things[4].extra = things  # an order keeps what a program hangs on it
    gc.collect()


def test_values_cannot_be_made_or_copied_by_accident():
    for kind in (Order, Event, Decision, Carriers):
        with pytest.raises(TypeError):
            kind()
    for thing in family():
        assert copy.copy(thing) is thing and copy.deepcopy(thing) is thing
        if not isinstance(thing, (Order, Event)):
            with pytest.raises(TypeError):
                pickle.dumps(thing)
    metrics = Metrics()
    with pytest.raises(TypeError):
        copy.copy(metrics)
    builder = CarriersBuilder()
    with pytest.raises(TypeError):
        copy.deepcopy(builder)


def test_a_closed_context_is_refused_and_what_it_made_lives_on():
    with Context() as context:
        us = Rules("us", context=context)
        order = us.place(placement(), now=NOW).order
    assert order.reference == placement().reference
    for attempt in (lambda: Rules("us", context=context), lambda: us.place(placement(), now=NOW)):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.status == shipment.Status.ERR_ARGUMENT
    context.close()
    with pytest.raises(Refused):
        Context(problems=0)


def test_the_default_context_comes_back_when_it_was_closed():
    shipment.default_context().close()
    assert Rules("us").marketplace == "us"
    contexts._default.close()


def test_threads_share_values():
    rules = Rules("us")
    order = rules.place(placement(), now=NOW).order
    expected = rules.confirm(order, "1", **SHIPPED, now=NOW)
    faults = []

    def work():
        try:
            for _ in range(60):
                decision = rules.confirm(order, "1", **SHIPPED, now=NOW)
                assert decision.order == expected.order
                assert [event.id for event in decision] == [event.id for event in expected]
                with pytest.raises(Refused):
                    rules.place(placement(reference="no!"), now=NOW)
        except BaseException as error:  # told by the thread that can
            faults.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults


def test_a_process_ends_quietly_with_everything_alive():
    program = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "from test_ownership import family; from desk import *\n"
        "things = family(); host = MemoryHost(Rules('us'), Store()); host.place(placement(), now=NOW)\n"
        "loop = [things, host]; loop.append(loop)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(FOLDER), str(FOLDER / "tests")], capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stderr) == (0, "")


def test_a_sanitizer_would_see_it():
    """Under a sanitizer: giving one share back twice ends the process. So the other tests can fail."""
    if "asan" not in os.environ.get("LD_PRELOAD", ""):
        pytest.skip("no sanitizer")
    program = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "from test_ownership import *\n"
        "order = Rules('us').place(placement(), now=NOW).order\n"
        "data = order.encode(); other = Order.decode(data)\n"
        "type(other)._unref(other._pointer); print(other.revision)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(FOLDER), str(FOLDER / "tests")], capture_output=True, text=True, check=False
    )
    assert told.returncode != 0 and "heap-use-after-free" in told.stderr


def test_everything_public_is_exported():
    names = {name for name in vars(shipment) if not name.startswith("_")}
    modules = {name for name in names if type(getattr(shipment, name)).__name__ == "module"}
    assert names - modules - {"lib"} == set(shipment.__all__) - {"money", "tracking"}
    for name in shipment.__all__:
        thing = getattr(shipment, name)
        if isinstance(thing, type):
            assert thing.__doc__, name
            for member, what in vars(thing).items():
                if not member.startswith("_") and (callable(what) or isinstance(what, property)):
                    documented = getattr(what, "__doc__", None)
                    assert documented, f"{name}.{member}"
        elif callable(thing):
            assert thing.__doc__, name
