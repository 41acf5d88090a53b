#!/usr/bin/python3
"""One confirmation, step by step, for an order of 3 lines in 2 packages: instructions and time, beside a floor.

    bench_cycle.py BENCH_CYCLE

BENCH_CYCLE is the built program of bench_cycle.c. Instructions are what callgrind counts for one step more: the
difference of two runs, so that nothing of the setting up is in them, and so that they are the same on every machine
with this compiler and C library. Times are medians of several runs. The floor of reading and writing is a memcpy of the
same bytes, that of the ids is libuuid alone. Fails when an instruction target is missed by more than a tenth; times are
only told, and without valgrind nothing is judged.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile

FEW, MANY = 100, 1100
TIMED, ROUNDS = 20000, 7
TOLERANCE = 1.10

# step, what it is called, its floor, its target in instructions
STEPS = (
    ("decode", "read the order", "floor_bytes", None),
    ("confirm", "confirm a package", "floor_bytes", 3000),
    ("ids", "derive five ids", "floor_ids", None),
    ("encode", "write the order", "floor_bytes", None),
    ("encode_events", "write order and events", "floor_all_bytes", None),
    ("cycle", "the whole cycle", "floor_ids", 24000),
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
    above = f"{(instructions / target - 1) * 100:.0f} % above"
    return above if instructions <= target * TOLERANCE else f"{above}: MISSED"


def main():
    program = sys.argv[1]
    steps = list(dict.fromkeys([step for step, *_ in STEPS] + [floor for _, _, floor, _ in STEPS]))
    _, events, read, written = run(program, "cycle", 1)
    times = take_times(program, steps)
    instructions = count_instructions(program, steps)
    missed = False

    print("One confirmation of an order with 3 lines and 2 packages:")
    print(f"{read} bytes read, {events} events, {written} bytes written")
    print()
    print(f"{'':24} {'instructions':>24}   {'nanoseconds':>18}   target")
    print(f"{'step':24} {'step':>12} {'floor':>11}   {'step':>9} {'floor':>8}   (instructions)")
    for step, name, floor, target in STEPS:
        counted = instructions.get(step)
        missed = missed or (target is not None and counted is not None and counted > target * TOLERANCE)
        counts = f"{number(counted):>12} {number(instructions.get(floor)):>11}"
        taken = f"{times[step]:9,.0f} {times[floor]:8,.0f}"
        aim = f"{number(target) if target else '':>6}  {verdict(counted, target)}"
        print(f"{name:24} {counts}   {taken}   {aim}".rstrip())
    print()
    print("Floors: a memcpy of the same bytes; for ids and the whole cycle, five ids by libuuid alone.")
    if not instructions:
        print("No valgrind here: instructions were not counted, and nothing was judged.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
