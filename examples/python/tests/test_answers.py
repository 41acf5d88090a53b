"""What a hook answers that is no answer is told in words, and unknown; what a host is told that is none is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desk import NOW, SHIPPED, MemoryHost, Store, placement
from shipment import (
    CommitResult,
    DeliveryResult,
    Host,
    HostUnknown,
    PendingResult,
    Refused,
    Retry,
    Rules,
)
from test_host import ID, check_delivered


@pytest.mark.parametrize("said", [None, True, 1, 99, "done", [], [CommitResult.DONE] * 2, [1], object(), {}])
def test_what_is_no_answer_is_unknown(said):
    store = Store()
    host = MemoryHost(Rules("us"), store, tries=2)
    host.on_commit = lambda orders: said
    with pytest.raises(HostUnknown) as unknown:
        host.place(placement(), now=NOW)
    assert len(unknown.value.raised) == 2 and not store.orders
    told = unknown.value.__cause__
    assert isinstance(told, TypeError)
    assert str(told).startswith(f"on_commit returned {said!r}: answer CommitResult.DONE")


@pytest.mark.parametrize("said", [None, True, "", 0, [], DeliveryResult.DONE])
def test_a_load_that_says_nothing_is_not_absent(said):
    store = Store()
    host = MemoryHost(Rules("us"), store)
    host.on_load = lambda order_id: said
    with pytest.raises(HostUnknown) as unknown:
        host.place(placement(), now=NOW)
    assert not store.orders
    expected = f"on_load returned {said!r}: answer the order's bytes, an Order, ABSENT or LoadAnswer.FAILED"
    assert str(unknown.value.__cause__) == expected


@pytest.mark.parametrize("said", [None, True, 1, DeliveryResult.RETRY, DeliveryResult.WAITING, "done", Retry])
def test_a_delivery_that_says_nothing_is_unknown(said):
    store = Store()
    host = MemoryHost(Rules("us"), store)
    host.place(placement(), now=NOW)
    host.confirm(ID, "1", **SHIPPED, now=NOW)
    host.on_deliver = lambda delivery: said
    told = host.deliver(now=NOW)
    assert (told.done, told.unknown, told.waiting) == (0, 1, 3)
    assert [(one.hook, type(one.exception)) for one in told.raised] == [("on_deliver", TypeError)]
    expected = f"on_deliver returned {said!r}: answer DONE, ALREADY, REFUSED or UNKNOWN of DeliveryResult, or Retry"
    assert str(told.raised[0].exception).startswith(expected)
    del host.on_deliver
    assert host.deliver(now=NOW).handed_out == 0  # leased
    assert host.deliver(now=NOW + timedelta(minutes=1)).done == 4
    check_delivered(store)


@pytest.mark.parametrize("said", [None, True, 5, "row", b"row", [None], [(1,)], [(1, b"", 0, 0)], ["ab"], [(1.5, b"")],
                                  [(1, 5)], [(1, "text")], [(1, b"", -1)], [(2**64, b"")], PendingResult.DONE])
def test_effects_that_are_none_are_unknown(said):
    """bytes(5) would be five bytes, and 1.5 the first row."""
    host = MemoryHost(Rules("us"), Store())
    host.on_pending = lambda request: said
    with pytest.raises(HostUnknown) as unknown:
        host.deliver(now=NOW)
    assert isinstance(unknown.value.__cause__, (TypeError, OverflowError))
    assert [one.hook for one in unknown.value.raised] == ["on_pending"]
    host.on_pending = lambda request: []
    assert host.deliver(now=NOW).handed_out == 0


@pytest.mark.parametrize("said", [None, True, 1, CommitResult.DONE])
def test_an_acknowledgement_that_says_nothing_is_unknown(said):
    store = Store()
    host = MemoryHost(Rules("us"), store)
    host.place(placement(), now=NOW)
    host.confirm(ID, "1", **SHIPPED, now=NOW)
    host.on_acknowledge = lambda effects: said
    with pytest.raises(HostUnknown) as unknown:
        host.deliver(now=NOW)
    expected = f"on_acknowledge returned {said!r}: answer AcknowledgementResult.DONE or FAILED"
    assert str(unknown.value.__cause__) == expected


def test_what_raised_is_told_by_its_true_name():
    class Teller(MemoryHost):
        def on_buyer_charged(self, delivery):
            pass  # the return is forgotten

        def on_seller_credited(self, delivery):
            raise OSError("gone")

    host = Teller(Rules("us,credit=charge"), Store())
    host.place(placement(), now=NOW)
    host.confirm(ID, "1", **SHIPPED, now=NOW)
    told = host.deliver(now=NOW)
    assert [one.hook for one in told.raised] == ["on_buyer_charged"] and told.unknown == 1
    assert str(told.raised[0].exception).startswith("on_buyer_charged returned None: answer DONE")
    host.on_buyer_charged = lambda delivery: DeliveryResult.DONE
    assert [one.hook for one in host.deliver(now=NOW + timedelta(minutes=2)).raised] == ["on_seller_credited"]


def test_settings_are_checked():
    wrong_ones = [("tries", 0), ("tries", 101), ("tries", 2**32 + 1), ("acknowledge_limit", 0),
                  ("acknowledge_limit", -1), ("lease", timedelta(0)), ("key_retention", timedelta(-1))]
    for name, wrong in wrong_ones:
        with pytest.raises(Refused) as refused:
            MemoryHost(Rules("us"), Store(), **{name: wrong})
        assert [problem.path for problem in refused.value.problems] == [name] and str(refused.value).startswith(name)
    with pytest.raises(OverflowError, match="lease"):
        MemoryHost(Rules("us"), Store(), lease=timedelta(days=30))  # 2^31 milliseconds are 24 days
    for name, wrong in [("tries", 2.5), ("tries", "5"), ("tries", True), ("acknowledge_limit", "1"), ("lease", 60),
                        ("key_retention", 86400.0), ("context", "mine")]:
        with pytest.raises(TypeError, match=f"^{name}: "):
            MemoryHost(Rules("us"), Store(), **{name: wrong})
    for wrong in ("us", None, Rules):
        with pytest.raises(TypeError, match="^rules: Rules are needed, not (str|None|ABCMeta)$"):
            MemoryHost(wrong, Store())
        with pytest.raises(TypeError, match="^rules: Rules are needed"):
            MemoryHost(Rules("us"), Store()).under(wrong)
    with pytest.raises(TypeError):
        Host(Rules("us"))  # no hooks

    class Forgetful(MemoryHost):
        def __init__(self):
            pass

    with pytest.raises(RuntimeError, match="this Forgetful was not made: its __init__ must call super"):
        Forgetful().place(placement(), now=NOW)
    Forgetful().close()
