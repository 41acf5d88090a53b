#!/usr/bin/python3
"""The bytes as others see them: cbor2 reads them, writes them back canonically, and they match doc/libshipment.cddl.

    test_codec_schema.py CODEC_TOOL LIBSHIPMENT.CDDL

Then the other way round: values that are changed at random are written by cbor2. What the library accepts must match
the schema, and what does not match, it must refuse.
"""

import copy
import random
import subprocess
import sys

from cddl import Schema
from tap import Tap

try:
    import cbor2
except ImportError:
    print("1..0 # SKIP cbor2 is not installed")
    sys.exit(0)

SEED = 20251106
ROUNDS = 10000
NUMBERS = [0, 1, 2, 23, 24, 255, 256, 9999, 10000, 10001, 100000, 1000000, 1000001, 2932896, 2932897, 10**14,
           10**14 + 1, 253402300799999, 253402300800000, 2**31 - 1, 2**31, 2**53 - 1, 2**53, 2**63 - 1, -1]
OTHERS = [None, True, False, "", "A", "a-b", "é", "x" * 41, "y" * 2001, b"", b"0123456789abcdef", [], [1], {}]


def read_corpus(tool):
    lines = subprocess.run([tool, "corpus"], check=True, capture_output=True, text=True).stdout.splitlines()
    return [(what, name, bytes.fromhex(digits)) for what, name, digits in (line.split("\t") for line in lines)]


class Judge:
    """The library, asked line by line."""

    def __init__(self, tool):
        self.process = subprocess.Popen([tool, "judge"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def accepts(self, what, encoded):
        self.process.stdin.write(f"{what} {encoded.hex()}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip() == "accepted"

    def end(self):
        self.process.stdin.close()
        return self.process.wait()


def containers_of(value):
    """Every list and map in a value, itself included."""
    if isinstance(value, (list, dict)):
        yield value
        for inner in value if isinstance(value, list) else value.values():
            yield from containers_of(inner)


def change(value, chance):
    """Changes one element somewhere: another value, none, one more, or two swapped."""
    container = chance.choice([each for each in containers_of(value) if each])
    key = chance.choice(list(container) if isinstance(container, dict) else range(len(container)))
    how = chance.randrange(8)
    old = container[key]
    if how == 0:
        del container[key]
    elif how == 1 and isinstance(container, list):
        container.insert(key, chance.choice(NUMBERS + OTHERS))
    elif how == 2 and isinstance(container, list):
        container.append(chance.choice(NUMBERS + OTHERS))
    elif how == 3 and isinstance(container, dict):
        container[chance.randrange(24)] = chance.choice(NUMBERS + OTHERS)
    elif type(old) is int and how < 7:
        container[key] = chance.choice([old + 1, max(old - 1, 0), chance.choice(NUMBERS)])
    elif type(old) is str and how < 7:
        container[key] = chance.choice([old + "z", old[1:], old.upper(), chance.choice(["", "1", "2", "Other"])])
    else:
        container[key] = chance.choice(NUMBERS + OTHERS)


def main():
    tool, cddl = sys.argv[1:3]
    with open(cddl, encoding="utf-8") as file:
        schema = Schema(file.read())
    corpus = read_corpus(tool)
    tap = Tap()
    foreign, unmatched = [], []
    for what, name, encoded in corpus:
        value = cbor2.loads(encoded)
        if cbor2.dumps(value, canonical=True) != encoded:
            foreign.append(name)
        if not schema.matches(what, value) or not schema.matches("libshipment", value):
            unmatched.append(name)
    tap.check(f"{len(corpus)} encodings are what cbor2 writes canonically", foreign)
    tap.check("they match the schema", unmatched)

    judge, chance = Judge(tool), random.Random(SEED)
    accepted, missed, wrong = 0, 0, []
    for _ in range(ROUNDS):
        what, name, encoded = chance.choice(corpus)
        value = copy.deepcopy(cbor2.loads(encoded))
        for _ in range(chance.choice([1, 1, 2])):
            change(value, chance)
        encoded = cbor2.dumps(value, canonical=True)
        matches = schema.matches(what, value)
        if judge.accepts(what, encoded):
            accepted += 1
            if not matches:
                wrong.append(f"{name}: accepted, but does not match: {value}")
        else:
            missed += matches
    tap.check(f"what is accepted matches: {accepted} of {ROUNDS} changed values (seed {SEED})", wrong[:20])
    tap.check("some changes make other values", [] if accepted > ROUNDS // 100 else [f"{accepted} of {ROUNDS}"])
    tap.check("the schema refuses most of what is wrong", [] if missed < ROUNDS // 3 else [f"{missed} match"])
    unused = sorted(set(schema.rules) - schema.used)
    tap.check("every rule of the schema was asked for", unused)
    tap.check("the tool ended well", [] if judge.end() == 0 else ["it did not"])
    tap.finish()


if __name__ == "__main__":
    main()
