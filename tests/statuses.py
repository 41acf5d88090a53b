#!/usr/bin/python3
"""Holds the statuses that functions gave while the tests ran against those that the headers say they can give.

    statuses.py --recorder INCLUDE      writes functions that stand before the real ones and take notes, in C
    statuses.py --options INCLUDE       what tells the linker to put them there
    statuses.py --check INCLUDE NOTES   checks the notes in a folder: each status must be said in the function's comment
"""

import sys
from collections import defaultdict
from pathlib import Path

import doc_headers
import header_comments
from tap import Tap

# They answer what others gave, whatever it was.
PASS_ON = {"shp_error_get_code", "shp_batch_get_status", "shp_host_run_batch"}

RECORDER = """int32_t __real_{name}{declared};
int32_t __wrap_{name}{declared};
int32_t __wrap_{name}{declared}
{{
	static struct statuses_of seen = {{.function = "{name}"}};
	const int32_t recorded = __real_{name}({arguments});

	statuses_record(&seen, recorded, {error});
	return recorded;
}}
"""


def fallible(headers):
    return [found for found in header_comments.functions(headers).values() if doc_headers.is_fallible(found)]


def recorder_of(function):
    parameters = function.parameters()
    return RECORDER.format(
        name=function.name,
        declared=function.text[function.text.index("(") :].rstrip(";"),
        arguments=", ".join(name for _, name in parameters),
        error=next((name for kind, name in parameters if kind == "struct shp_error *"), "NULL"),
    )


def given(folder, headers):
    """{function: names of the statuses that it gave}"""
    values = [found for header in headers for found in header.declarations if found.kind == "value"]
    names = {int(found.text): found.name for found in values if found.parent.name == "shp_status"}
    found = defaultdict(set)
    for path in Path(folder).glob("*.txt"):
        for line in path.read_text(encoding="ascii").splitlines():
            function, number = line.split()
            found[function].add(names.get(int(number), number))
    return found


def check(headers, folder):
    tap = Tap()
    found = given(folder, headers)
    promised = kept = 0
    silent = []
    for function in fallible(headers):
        if function.name in PASS_ON:
            continue
        said = doc_headers.statuses(function, headers)[0]
        was = found[function.name]
        unsaid = sorted(was - said - {"SHP_OK"})
        tap.check(function.name, [f"gave {name}, which its comment does not say" for name in unsaid])
        promised += len(said)
        kept += len(said & was)
        silent += [f"{function.name}: {' '.join(sorted(said - was))}"] if said - was else []
    tap.check("there were notes", [] if found else [f"none in {folder}"])
    for line in silent:
        print(f"# not seen: {line}")
    print(f"# statuses: {kept} of {promised} that the headers say were given in a test")
    tap.finish()


def main():
    task, include = sys.argv[1:3]
    headers = header_comments.read(include)
    if task == "--recorder":
        print('/* Written by statuses.py from the headers. */\n#include "statuses.h"\n')
        print("\n".join(recorder_of(function) for function in fallible(headers)), end="")
    elif task == "--options":
        print("\n".join(f"-Wl,--wrap={function.name}" for function in fallible(headers)))
    else:
        check(headers, sys.argv[3])


if __name__ == "__main__":
    main()
