"""Every test runs on a context of its own that counts, and must leave nothing behind."""

from __future__ import annotations

import ctypes
import gc
import os

import pytest
from hypothesis import HealthCheck, settings

import shipment
from shipment import _functions_table as c
from shipment import context as contexts
from shipment._library import lib

settings.register_profile(
    "fixed",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=int(os.environ.get("SHIPMENT_EXAMPLES", "60")),
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("fixed")

count = ctypes.CDLL(os.environ["COUNT_ALLOCATOR"])
count.count_bytes.restype = count.count_blocks.restype = ctypes.c_int64


def counting_context() -> shipment.Context:
    """A context on the allocator that counts."""
    functions = (
        ctypes.cast(count.count_malloc, c.shp_malloc_fn),
        ctypes.cast(count.count_realloc, c.shp_realloc_fn),
        ctypes.cast(count.count_free, c.shp_free_fn),
    )
    pointer = contexts.out(c.shp_ctx)
    assert lib.shp_ctx_new_with_allocator(*functions, None, ctypes.byref(pointer)) == 0
    return shipment.Context._own(contexts.Core.start(pointer, 100))


@pytest.fixture(autouse=True)
def nothing_is_left():
    """Whatever a test makes is given back when Python lets go of it, in whatever order."""
    gc.collect()
    before = (count.count_blocks(), count.count_bytes())
    contexts._default = counting_context()
    yield
    contexts._default = None
    gc.collect()
    assert (count.count_blocks(), count.count_bytes()) == before
