#!/usr/bin/python3
"""Writes golden_1_table.c from what commands make today:

    codec_tool corpus | golden.py > golden_1_table.c

That is done once for a format, before its release. From then on the table is a fact about released bytes: when commands
learn something new, entries are added, and none is ever changed.
"""

import sys
import textwrap

print("""/*
 * Bytes of format 1, frozen: see golden.py. A difference to what is here is a difference to what people have stored.
 */
#include "golden.h"

const struct golden golden_1_table[] = {""")
for line in sys.stdin:
    what, name, digits = line.rstrip("\n").split("\t")
    print(f'\t{{{int(what == "event")}, "{name}",')
    pieces = textwrap.wrap(digits, 96)
    print("\n".join(f'\t "{piece}"' for piece in pieces) + "},")
print("""};

const uint32_t golden_1_count = sizeof(golden_1_table) / sizeof(golden_1_table[0]);""")
