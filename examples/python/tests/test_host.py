"""The host: hooks that raise at every position, before and after they did their work. Nothing lost, nothing twice."""

from __future__ import annotations

import itertools
import weakref
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk import NOW, SHIPPED, MemoryHost, Store, placement, raise_if
from shipment import (
    CommitResult,
    DeliveryResult,
    EventKind,
    HostAbsent,
    HostBusy,
    HostConflict,
    HostError,
    HostFailed,
    HostUnknown,
    LoadAnswer,
    Order,
    OrderStatus,
    PendingResult,
    Refused,
    Retry,
    Rules,
    Status,
    order_id,
)

HOOKS = ("load", "commit", "pending", "deliver", "acknowledge")
REFERENCE = "902-3159896-1390916"
ID = order_id("us", REFERENCE)


def confirmed_order() -> Order:
    """What must come of it, however many hooks raise on the way."""
    us = Rules("us")
    return us.confirm(us.place(placement(), now=NOW).order, "1", **SHIPPED, now=NOW).order


def check_end(store: Store) -> None:
    """The order is confirmed, its history is whole, and the money moved once."""
    order = store.order(ID)
    assert order == confirmed_order()
    assert Order.replay(store.history()) == order
    assert len(store.outbox) == len({row["event"].id for row in store.outbox}) == 4


def check_delivered(store: Store) -> None:
    """Every effect reached the outside world, and under its id the world acts once."""
    check_end(store)
    assert all(row["outcome"] is not None for row in store.outbox)
    assert set(store.charged) == {row["event"].id for row in store.outbox}
    assert store.sum_of(EventKind.BUYER_CHARGED) == store.order(ID).charged
    assert store.sum_of(EventKind.SELLER_CREDITED) == store.order(ID).credited


def test_the_whole_way():
    store = Store()
    with MemoryHost(Rules("us"), store) as host:
        placed = host.place(placement(), now=NOW)
        assert placed.order == host.load(placed.order.id) and placed.order.id == ID
        sent = host.confirm(placed.order, "1", **SHIPPED, now=NOW)
        assert sent.order == store.order(ID) and not host.raised
        assert host.confirm(ID, "1", **SHIPPED, now=NOW + timedelta(days=9)).repeated
        told = host.deliver(now=NOW)
        assert (told.handed_out, told.done, told.unknown, told.raised) == (4, 4, 0, ())
        assert host.deliver(now=NOW + timedelta(days=1), after=told.cursor).handed_out == 0
        assert host.deliver(now=NOW + timedelta(days=1)).handed_out == 0
    check_delivered(store)
    assert store.asked == 4


@pytest.mark.parametrize("hook,when,count", itertools.product(HOOKS, ("before", "after"), (1, 2, 4)))
def test_a_hook_that_raises_loses_nothing(hook, when, count):
    """Raises the first few times that a hook is called, before or after its work; then everything is said again."""
    store = Store()
    left = {"times": count}

    def fault(called):
        if called == hook and left["times"]:
            left["times"] -= 1
            raise OSError(f"{hook} {left['times']}")

    host = MemoryHost(Rules("us"), store)
    setattr(host, when, fault)
    raised = []
    for attempt in range(12):
        now = NOW + timedelta(minutes=2 * attempt)
        try:
            host.place(placement(), now=NOW)
            raised += host.raised
            host.confirm(ID, "1", **SHIPPED, now=NOW)
            raised += host.raised
            raised += host.deliver(now=now).raised
        except HostError as error:
            assert isinstance(error, HostUnknown)
            assert error.raised and error.__cause__ is error.raised[-1].exception
            raised += error.raised
    # There are two commands, and what was committed is not committed again.
    expected = min(count, 2) if (hook, when) == ("commit", "after") else count
    assert [str(one.exception) for one in raised] == [f"{hook} {count - 1 - n}" for n in range(expected)]
    assert left["times"] == count - expected
    assert {one.hook for one in raised} == {f"on_{hook}"}
    check_delivered(store)


@given(st.lists(st.tuples(st.sampled_from(HOOKS), st.booleans()), max_size=12))
def test_hooks_that_raise_in_any_order_lose_nothing(faults):
    store = Store()
    waiting = list(faults)

    def fault(called, after):
        if waiting and waiting[0] == (called, after):
            waiting.pop(0)
            raise RuntimeError(called)

    host = MemoryHost(Rules("us"), store)
    host.before = lambda called: fault(called, False)
    host.after = lambda called: fault(called, True)
    for attempt in range(30):
        try:
            host.place(placement(), now=NOW)
            host.confirm(ID, "1", **SHIPPED, now=NOW)
            host.deliver(now=NOW + timedelta(minutes=2 * attempt))
        except HostUnknown:
            pass
    check_delivered(store)


def test_a_commit_that_succeeds_once_and_then_raises_a_thousand_times():
    """The reply of the one commit that happened is read by nobody else: no raising hook is ever taken for done."""
    store = Store()
    host = MemoryHost(Rules("us"), store, tries=100)
    host.place(placement(), now=NOW)
    calls = {"commit": 0, "worked": 0}

    def on_commit(orders):
        calls["commit"] += 1
        if calls["commit"] == 1:
            return [store.commit(order) for order in orders]
        raise ConnectionError(f"commit {calls['commit']}")

    host.on_commit = on_commit
    sent = host.confirm(ID, "1", **SHIPPED, now=NOW)
    assert not sent.repeated and calls["commit"] == 1
    check_end(store)
    stored = dict(store.orders)
    refused = 0
    while calls["commit"] <= 1000:
        with pytest.raises(HostUnknown) as unknown:
            host.reconfirm(ID, "1", memo=f"try {calls['commit']}", now=NOW)
        refused += 1
        assert unknown.value.status == Status.ERR_HOST_UNKNOWN
        assert len(unknown.value.raised) == 100
        assert all(isinstance(one.exception, ConnectionError) for one in unknown.value.raised)
    assert calls["commit"] == 1001 and refused == 10
    assert store.orders == stored
    check_end(store)
    assert host.confirm(ID, "1", **SHIPPED, now=NOW).repeated  # recognised; needs no commit
    assert calls["commit"] == 1001
    del host.on_commit
    host.deliver(now=NOW)
    check_delivered(store)


def test_a_commit_that_happens_and_raises_a_thousand_times():
    """Each commit happens, and none is heard of: the next decision recognises it, and the money moves once."""
    store = Store()
    host = MemoryHost(Rules("us"), store)

    def lost(hook):
        raise_if(hook == "commit")

    host.after = lost
    for number in range(1000):
        reference = f"902-{number}"
        decision = host.place(placement(reference=reference), now=NOW)
        assert len(decision.events) == 1 and len(host.raised) == 1  # recognised as its own
        assert host.raised[0].hook == "on_commit" and isinstance(host.raised[0].exception, OSError)
    assert len(store.orders) == len(store.events) == 1000
    assert host.confirm(order_id("us", "902-7"), "1", **SHIPPED, now=NOW).order.status == OrderStatus.SHIPPED
    assert [row["event"].kind for row in store.outbox].count(EventKind.BUYER_CHARGED) == 1


def test_answers_mean_what_they_say():
    store = Store()
    host = MemoryHost(Rules("us"), store, tries=3)
    with pytest.raises(HostAbsent) as absent:
        host.load(ID)
    assert isinstance(absent.value, LookupError)
    with pytest.raises(HostAbsent):
        host.expire(ID, now=NOW)
    for answer, kind in {CommitResult.CONFLICT: HostConflict, CommitResult.FAILED: HostFailed}.items():
        host.on_commit = lambda orders, answer=answer: answer
        with pytest.raises(kind):
            host.place(placement(), now=NOW)
    del host.on_commit
    host.on_load = lambda order_id: LoadAnswer.FAILED
    with pytest.raises(HostFailed):
        host.load(ID)
    del host.on_load
    placed = host.place(placement(), now=NOW)
    host.on_load = lambda order_id: placed.order  # a host that holds values
    assert host.load(ID) == placed.order
    del host.on_load
    host.confirm(ID, "1", **SHIPPED, now=NOW)
    host.on_pending = lambda request: PendingResult.FAILED
    with pytest.raises(HostFailed):
        host.deliver(now=NOW)
    del host.on_pending
    host.on_deliver = lambda delivery: Retry(NOW + timedelta(hours=3))
    assert host.deliver(now=NOW).retry == 1
    assert store.outbox[0]["not_before"] == NOW + timedelta(hours=3)
    host.on_deliver = lambda delivery: DeliveryResult.REFUSED
    assert host.deliver(now=NOW + timedelta(hours=3)).refused == 4
    assert {row["outcome"] for row in store.outbox} == {DeliveryResult.REFUSED}


def test_a_kind_of_effect_can_have_a_method_of_its_own():
    class Teller(MemoryHost):
        def on_buyer_charged(self, delivery):
            charged.append((delivery.id, delivery.event.amount, delivery.must_ask))
            return DeliveryResult.DONE

    charged = []
    store = Store()
    host = Teller(Rules("us"), store, key_retention=timedelta(hours=1))
    host.place(placement(), now=NOW)
    order = host.confirm(ID, "1", **SHIPPED, now=NOW).order
    host.deliver(now=NOW + timedelta(hours=2))
    assert charged == [(order.charges[0].id, order.charged, True)]
    assert store.asked == 3


def test_refusals_tell_every_problem_and_commit_nothing():
    store = Store()
    host = MemoryHost(Rules("us"), store)
    with pytest.raises(Refused) as refused:
        host.place(placement(reference="no!", currency="usd", exponent=9), now=NOW)
    assert [problem.path for problem in refused.value.problems] == ["reference", "currency", "exponent"]
    assert "commit" not in host.calls and not store.orders


def test_a_host_is_busy_within_its_hooks_and_others_are_not():
    store, others = Store(), Store()
    host, other = MemoryHost(Rules("us"), store), MemoryHost(Rules("us"), others)
    seen = []

    def within(hook):
        if hook == "commit" and not seen:
            with pytest.raises(HostBusy):
                host.place(placement(reference="again"), now=NOW)
            with pytest.raises(HostBusy):
                host.deliver(now=NOW)
            seen.append(other.place(placement(), now=NOW))
            raise ValueError("after all")

    host.before = within
    decision = host.place(placement(), now=NOW)
    assert not decision.repeated
    assert [str(one.exception) for one in host.raised] == ["after all"]
    assert store.orders.keys() == others.orders.keys() == {ID}


def test_an_interrupt_ends_the_call_and_loses_nothing():
    for stop, when in itertools.product((KeyboardInterrupt, SystemExit, GeneratorExit), ("before", "after")):
        store = Store()
        host = MemoryHost(Rules("us"), store)

        def fault(hook, stop=stop):
            if hook == "commit":
                raise stop

        setattr(host, when, fault)
        with pytest.raises(stop):
            host.place(placement(), now=NOW)
        assert host.calls == ["load", "commit"]
        setattr(host, when, lambda hook: None)
        assert host.place(placement(), now=NOW).repeated == (when == "after")
    host.confirm(ID, "1", **SHIPPED, now=NOW)
    host.calls.clear()
    host.after = lambda hook: (_ for _ in ()).throw(KeyboardInterrupt) if hook == "deliver" else None
    with pytest.raises(KeyboardInterrupt):
        host.deliver(now=NOW)
    assert host.calls.count("deliver") == 1 and host.interrupted is None
    host.after = lambda hook: None
    host.deliver(now=NOW + timedelta(minutes=2))
    check_delivered(store)


def test_hosts_are_given_back_in_any_order():
    us = Rules("us")
    kept = []
    for order in itertools.permutations(range(3)):
        store = Store()
        host = MemoryHost(us, store)
        decision = host.place(placement(), now=NOW)
        things = [host, decision, decision.order]
        gone = weakref.ref(host)
        del host, decision
        for index in order:
            things[index] = None
        assert gone() is None
        kept.append(store)
    with MemoryHost(us, kept[0]) as host:
        pass
    with pytest.raises(ValueError, match="this MemoryHost has been closed"):
        host.place(placement(), now=NOW)
    host.close()


def test_a_host_can_be_closed_in_its_own_hook():
    host = MemoryHost(Rules("us"), Store())
    host.before = lambda hook: host.close() if hook == "commit" else None
    assert host.place(placement(), now=NOW).order.id == ID
    with pytest.raises(ValueError, match="this MemoryHost has been closed"):
        host.load(ID)
    host = MemoryHost(Rules("us"), Store())
    host.place(placement(), now=NOW)
    host.confirm(ID, "1", **SHIPPED, now=NOW)
    host.before = lambda hook: host.close() if hook == "deliver" else None
    told = host.deliver(now=NOW)  # to its end, and the numbers are right
    assert (told.handed_out, told.done) == (4, 4) and host.calls.count("acknowledge") == 4
