#!/usr/bin/python3
"""Business days of the library beside numpy's, in the same run and on the same dates: nanoseconds a call, and a ratio.

    bench_calendar.py BENCH_CALENDAR

BENCH_CALENDAR is the built program of bench_calendar.c. numpy is asked as it is fastest: whole arrays at once, with a
calendar made beforehand. It has no days opened by exception, so that China's calendar is every closed day of a week
without a weekend. The sums of the answers must be equal. Targets: adding 7 days by the US list 3 times as fast, by
China's 5 times.
"""

import subprocess
import sys
import time

import numpy as np

DATES, FIRST, DAYS, REACH = 1_000_000, 17532, 2922, 250
ROUNDS = 7
TARGETS = {("us_list", "add_7"): 3, ("cn", "add_7"): 5}


def mix(value):
    value = value * np.uint32(0x9E3779B9)
    value = (value ^ (value >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    value = (value ^ (value >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return value ^ (value >> np.uint32(16))


def below(first, limit):
    index = np.arange(first, first + DATES, dtype=np.uint32)
    return ((mix(index).astype(np.uint64) * np.uint64(limit)) >> np.uint64(32)).astype(np.int64)


def calendar_of(program, name):
    if name == "weekdays":
        return np.busdaycalendar(weekmask="1111100")
    closed = subprocess.run([program, "closed", name[:2]], capture_output=True, text=True, check=True).stdout.split()
    dates = np.array([int(date) for date in closed], dtype="datetime64[D]")
    return np.busdaycalendar(weekmask="1111111" if name == "cn" else "1111100", holidays=dates)


def numpy_questions(calendar):
    starts = (FIRST + below(0, DAYS)).astype("datetime64[D]")
    numbers = below(DATES, 2 * REACH + 1) - REACH
    first = np.datetime64(FIRST, "D")
    return {
        "add_7": lambda: np.busday_offset(starts, 7, roll="backward", busdaycal=calendar),
        "add_any": lambda: np.busday_offset(starts, numbers, roll="forward", busdaycal=calendar),
        "count": lambda: np.busday_count(first, starts, busdaycal=calendar),
    }


def measure_numpy(question):
    begin = time.perf_counter_ns()
    answers = question()
    return (time.perf_counter_ns() - begin) / DATES, int(answers.astype(np.int64).sum())


def measure_library(program):
    lines = subprocess.run([program, "1"], capture_output=True, text=True, check=True).stdout.splitlines()
    rows = (line.split() for line in lines)
    return {(name, question): (float(nanoseconds), int(total)) for name, question, nanoseconds, total in rows}


def main():
    program = sys.argv[1]
    library = {}
    opponent = {}
    calendars = {name: numpy_questions(calendar_of(program, name)) for name in ("us_list", "cn", "weekdays")}
    for _ in range(ROUNDS):  # by turns, so that a busy machine is busy for both
        for key, value in measure_library(program).items():
            library[key] = min(value, library.get(key, value))
        for name, questions in calendars.items():
            for question, ask in questions.items():
                value = measure_numpy(ask)
                opponent[name, question] = min(value, opponent.get((name, question), value))
    failed = False
    print(f"numpy {np.__version__}, nanoseconds a call")
    print(f"{'calendar':9} {'question':9} {'library':>8} {'numpy':>8} {'ratio':>7}  target")
    for (name, question), (nanoseconds, total) in library.items():
        other = opponent.get((name, question))
        if not other:
            print(f"{name:9} {question:9} {nanoseconds:8.1f} {'':8} {'':7}")
            continue
        ratio = other[0] / nanoseconds
        target = TARGETS.get((name, question))
        verdict = "" if not target else f"{target} {'reached' if ratio >= target else 'MISSED'}"
        print(f"{name:9} {question:9} {nanoseconds:8.1f} {other[0]:8.1f} {ratio:6.1f}x  {verdict}".rstrip())
        if other[1] != total:
            print(f"  answers differ: {total}, numpy {other[1]}")
            failed = True
        failed = failed or (target is not None and ratio < target)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
