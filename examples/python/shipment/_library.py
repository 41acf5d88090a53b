"""Finds libshipment and loads it once."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
from typing import Iterator

from ._constants_table import VERSION, VERSION_NUMBER
from ._functions_table import declare

SONAMES = ("libshipment.so.0", "libshipment.0.dylib", "libshipment-0.dll", "shipment-0.dll")


class LibraryMissing(ImportError):
    """libshipment is not there, or is not one that this package can work with."""


def _places() -> Iterator[str]:
    """Where it may be: where the user says and nowhere else, else where the system keeps libraries."""
    told = os.environ.get("LIBSHIPMENT")
    if told:
        yield told
        return
    yield from SONAMES
    found = ctypes.util.find_library("shipment")
    if found:
        yield found


def load() -> ctypes.CDLL:
    """The library with its prototypes. LibraryMissing says where was looked, and what was wrong there."""
    faults = []
    for place in _places():
        try:
            library = ctypes.CDLL(place)
        except OSError as error:
            faults.append(str(error))
            continue
        try:
            declare(library)
        except AttributeError as error:
            raise LibraryMissing(f"{place} is no libshipment {VERSION} or later: {error}") from error
        if library.shp_version_number() < VERSION_NUMBER:
            raise LibraryMissing(f"{place} is older than {VERSION}, which this package was made for")
        return library
    raise LibraryMissing(
        "libshipment was not found. Install it, or say where it is:\n"
        "    LIBSHIPMENT=/path/to/libshipment.so.0 python3 ...\n"
        "What was tried:\n" + "\n".join(f"    {fault}" for fault in faults)
    )


lib = load()
