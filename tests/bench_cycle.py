#!/usr/bin/python3
"""One confirmation, step by step, for an order of 3 lines in 2 packages: instructions and time, beside a floor.

    bench_cycle.py BENCH_CYCLE

BENCH_CYCLE is the built program of bench_cycle.c. Instructions are what callgrind counts for one step more: the
difference of two runs, so that nothing of the setting up is in them, and so that they are the same on every machine
with this compiler and C library. Times are medians of several runs. The floor of reading and writing is a memcpy of the
same bytes, that of the ids is libuuid alone. A target is where the library wants to be, and is told as missed until it
is there; what has been reached is guarded: the benchmark fails when a step takes a tenth more. Times are only told, and
without valgrind nothing is judged.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile

FEW, MANY = 100, 1100
TIMED, ROUNDS = 20000, 7
TOLERANCE = 1.10

# step, what it is called, its floor, its target, and what has been reached, in instructions
STEPS = (
    ("decode", "read the order", "floor_bytes", None, 6000),
    ("confirm", "confirm a package", "floor_bytes", 3000, 4800),
    ("ids", "derive five ids", "floor_ids", None, 11700),
    ("encode", "write the order", "floor_bytes", None, 2700),
    ("encode_events", "write order and events", "floor_all_bytes", None, 6000),
    ("cycle", "the whole cycle", "floor_ids", 24000, 28400),
)


def run(program, step, count):
    done = subprocess.run([program, step, str(count)], capture_output=True, text=True, check=True)
    return done.stdout.split()


def total(program, step, count, directory):
    """Instructions of a whole run."""
    callgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={directory}/callgrind"]
    subprocess.run([*callgrind, program, step, str(count)], capture_output=True, check=True)
    with open(f"{directory}/callgrind", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(("summary:", "totals:")):
                return int(line.split()[1])
    raise SystemExit("bench_cycle.py: callgrind told no total")


def count_instructions(program, steps):
    if not shutil.which("valgrind"):
        return {}
    with tempfile.TemporaryDirectory() as directory:
        return {
            step: (total(program, step, MANY, directory) - total(program, step, FEW, directory)) / (MANY - FEW)
            for step in steps
        }


def take_times(program, steps):
    times = {step: [] for step in steps}
    for _ in range(ROUNDS):  # by turns, so that a busy machine is busy for all
        for step in steps:
            times[step].append(float(run(program, step, TIMED)[0]))
    return {step: statistics.median(taken) for step, taken in times.items()}


def number(value):
    return "-" if value is None else f"{value:,.0f}"


def verdict(instructions, target):
    if not target or instructions is None:
        return ""
    if instructions <= target:
        return "reached"
    return f"missed by {(instructions / target - 1) * 100:.0f} %"


def main():
    program = sys.argv[1]
    steps = list(dict.fromkeys([step for step, *_ in STEPS] + [floor for _, _, floor, *_ in STEPS]))
    _, events, read, written = run(program, "cycle", 1)
    times = take_times(program, steps)
    instructions = count_instructions(program, steps)
    worse = False

    print("One confirmation of an order with 3 lines and 2 packages:")
    print(f"{read} bytes read, {events} events, {written} bytes written")
    print()
    print(f"{'':24} {'instructions':>24}   {'nanoseconds':>18}   target")
    print(f"{'step':24} {'step':>12} {'floor':>11}   {'step':>9} {'floor':>8}   (instructions)")
    for step, name, floor, target, reached in STEPS:
        counted = instructions.get(step)
        is_worse = counted is not None and counted > reached * TOLERANCE
        worse = worse or is_worse
        counts = f"{number(counted):>12} {number(instructions.get(floor)):>11}"
        taken = f"{times[step]:9,.0f} {times[floor]:8,.0f}"
        aim = f"{number(target) if target else '':>6}  {verdict(counted, target)}"
        aim += f"  WORSE than the {number(reached)} it took" if is_worse else ""
        print(f"{name:24} {counts}   {taken}   {aim}".rstrip())
    print()
    print("Floors: a memcpy of the same bytes; for ids and the whole cycle, five ids by libuuid alone.")
    if not instructions:
        print("No valgrind here: instructions were not counted, and nothing was judged.")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
