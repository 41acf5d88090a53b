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
import typing
from pathlib import Path

import pytest

import shipment
from conftest import counting_context
from desk import NOW, SHIPPED, MemoryHost, Store, placement
from shipment import (
    Batch,
    Calendar,
    Carriers,
    CarriersBuilder,
    Confirmation,
    Context,
    Decision,
    Event,
    Metrics,
    Order,
    Refused,
    Rule,
    Rules,
    order_id,
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


def test_a_closed_context_makes_nothing_and_what_it_made_works_on():
    """As in C, where whatever makes things keeps the context alive: any order of release is right."""
    with Context() as context:
        us = Rules("us", context=context)
        order = us.place(placement(), now=NOW).order
        host = MemoryHost(us, Store(), context=context)
        metrics, builder = Metrics(context=context), CarriersBuilder(context=context)
        batch = Batch(host)
    for attempt in (
        lambda: Rules("us", context=context),
        lambda: Order.decode(order.encode(), context=context),
        lambda: Order.replay([], context=context),
        lambda: Calendar("mine", context=context),
        lambda: MemoryHost(us, Store(), context=context),
        context.__enter__,
    ):
        with pytest.raises(ValueError, match="^this Context has been closed$"):
            attempt()
    context.close()
    assert order.reference == placement().reference
    sent = us.replace({Rule.FEE: 100}).confirm(order, **SHIPPED, now=NOW)
    metrics.add(us, None, sent.order)
    assert metrics.add_event(us, None, us.place(placement(), now=NOW).events[0]) == order
    assert builder.set("Bob").build().find("bob")
    assert host.place(placement(), now=NOW).order == order
    batch.confirm(order, Confirmation("1", **SHIPPED))
    assert batch.run(now=NOW)[0].get().order == us.confirm(order, **SHIPPED, now=NOW).order
    with pytest.raises(Refused) as refused:
        us.confirm(order, "nowhere", **SHIPPED, now=NOW)
    assert refused.value.problems


def test_closed_with_what_was_made_of_it_released_in_every_order():
    """Contexts are closed, the others let go of; the last one works, and at the end nothing is left (the fixture)."""
    for order in itertools.permutations(range(5)):
        context = counting_context()
        us = Rules("us", context=context)
        host = MemoryHost(us, Store(), context=context)
        things = [context, us, host, Batch(host), Metrics(context=context)]
        del us, host, context
        for index in order[:-1]:
            if hasattr(things[index], "close") and index % 2 == order[0] % 2:
                things[index].close()
            things[index] = None
        last = things[order[-1]]
        if isinstance(last, Context):
            assert Rules("us", context=last).marketplace == "us"
        elif isinstance(last, Rules):
            assert last.place(placement(), now=NOW).events
        elif isinstance(last, MemoryHost):
            assert last.place(placement(), now=NOW).events
        elif isinstance(last, Batch):
            if order[0] % 2:  # or the host was closed
                last.place(placement())
                assert last.run(now=NOW)[0].decision
        else:
            assert last == Metrics.decode(last.encode())


def test_what_is_closed_says_so():
    host = MemoryHost(Rules("us"), Store())
    batch = Batch(host)
    with batch:
        pass
    for attempt in (
        lambda: batch.place(placement()), lambda: batch.expire(order_id("us", "x")), lambda: batch.run(now=NOW),
        lambda: len(batch), lambda: list(batch), batch.clear, batch.__enter__,
    ):
        with pytest.raises(ValueError, match="^this Batch has been closed$"):
            attempt()
    batch.close()
    waiting = Batch(host)
    waiting.place(placement())
    host.close()
    for attempt in (
        lambda: host.place(placement(), now=NOW), lambda: host.load(order_id("us", "x")), lambda: host.deliver(now=NOW),
        lambda: waiting.run(now=NOW), lambda: Batch(host), host.__enter__,
    ):
        with pytest.raises(ValueError, match="^this MemoryHost has been closed$"):
            attempt()
    builder = CarriersBuilder()
    builder.build()
    for attempt in (builder.clear, builder.build, lambda: builder.set("x")):
        with pytest.raises(ValueError, match="^this CarriersBuilder has been closed$"):
            attempt()
    host = MemoryHost(Rules("us"), Store())
    for wrong in (10001, 2**40, 2**32, -1):
        for make in (lambda: Context(problems=wrong), lambda: Batch(host, problems=wrong)):
            with pytest.raises(Refused) as refused:
                make()
            assert [problem.path for problem in refused.value.problems] == ["problems"]
    for wrong in ("us", None, Rules("us")):
        with pytest.raises(TypeError, match="^host: a Host is needed, not (str|None|Rules)$"):
            Batch(wrong)


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
        elif callable(thing) and typing.get_origin(thing) is None:
            assert thing.__doc__, name
