"""The programs: python -m shipment on the sample files, the examples, and the reference host that says the same."""

from __future__ import annotations

import json
import os
import re
import shlex
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

import shipment
from desk import NOW, SHIPPED, placement
from shipment import HostUnknown, Order, Rules, order_id

FOLDER = Path(__file__).resolve().parent.parent
DATA = FOLDER.parent / "data"
INSTANT = "2025-11-05T12:00:00-08:00"
FILES = {
    "us": (["--ship-within", "2"], "new-orders-us.tsv", ["confirmation-8.tsv", "confirmation-9.tsv"], "utf-8"),
    "jp": ([], "new-orders-jp.tsv", ["confirmation-jp.tsv"], "shift_jis"),
    "uk": (["--without-amounts"], "unshipped-uk.tsv", ["confirmation-long.tsv"], "utf-8"),
}

sys.path.insert(0, str(FOLDER))


def run(*arguments, program=(sys.executable,)):
    environment = {**os.environ, "PYTHONPATH": str(FOLDER), "PYTHONDONTWRITEBYTECODE": "1"}
    if program[0] != sys.executable:
        environment.pop("LD_PRELOAD", None)  # the run-time of a sanitizer is in it
    return subprocess.run(
        [*program, *map(str, arguments)], env=environment, capture_output=True, text=True, check=False
    )


def module(*arguments):
    return run("-m", "shipment", *arguments)


def test_help_and_wrong_usage():
    told = module("--help")
    assert told.returncode == 0 and "confirmation" in told.stdout and "--rules" in told.stdout
    for wrong in ([], ["--now", "yesterday", "x"], ["--now", "2025-11-05T12:00:00", "x"], ["--rules", "mars", "x"]):
        told = module(*wrong)
        assert told.returncode == 2 and "usage:" in told.stderr and "Traceback" not in told.stderr
    for wrong, status in (([], 2), (["-x"], 2), (["--help"], 0), (["a.db", "b.db"], 2)):
        told = run(FOLDER / "sqlite_desk.py", *wrong)
        assert told.returncode == status and told.stderr.startswith("usage: sqlite_desk.py FILE.db\n"), told.stderr
        assert "Traceback" not in told.stderr
    told = module("nowhere.tsv")
    assert told.returncode == 3 and "nowhere.tsv" in told.stderr and "Traceback" not in told.stderr


def test_the_sample_files_are_confirmed():
    told = module(DATA / "new-orders-us.tsv", DATA / "confirmation-8.tsv", "--now", INSTANT)
    assert told.returncode == 1  # a Prime order, and more units than there are
    assert "902-1000001-1000001  shipped  total 50.34 USD, charged 50.34, credited 50.34" in told.stdout
    assert "SHP_ERR_ORDER_PRIME" in told.stderr and " 18021 (more units than could be fulfilled)\n" in told.stderr
    assert told.stdout.splitlines()[-1] == "9 orders; 5 of 7 records confirmed"
    told = module("--rules", "jp", "--encoding", "shift_jis", DATA / "new-orders-jp.tsv", DATA / "confirmation-jp.tsv",
                  "--now", INSTANT)
    assert told.returncode == 0 and "charged 5478" in told.stdout and "Other 代金引換" in told.stdout
    assert "503-2000002-2000002  shipped  total 2257 JPY, collects 2257 on delivery\n" in told.stdout


def test_a_terminal_may_know_fewer_letters_and_go_away():
    command = [sys.executable, "-m", "shipment", str(DATA / "new-orders-us.tsv"), "--now", INSTANT]
    environment = {**os.environ, "PYTHONPATH": str(FOLDER), "PYTHONIOENCODING": "ascii"}
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert told.returncode == 0 and "? 1   1 ? Desk Lamp" in told.stdout, told.stderr
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, text=True, **pipes) as process:
        process.stdout.close()
        assert process.wait() == 3 and process.stderr.read() == ""


@pytest.mark.parametrize("rules", FILES)
def test_the_reference_host_says_the_same(rules, tmp_path):
    """Two programs in two languages read the same files: the same events, to the id, with the same data."""
    shipdesk = os.environ.get("SHIPDESK")
    if not shipdesk:
        pytest.skip("the reference host was not built")
    options, orders, confirmations, encoding = FILES[rules]
    paths = [DATA / name for name in confirmations]
    mine = module("--events", "--rules", rules, "--now", INSTANT, *options, DATA / orders, *paths,
                  *(["--encoding", encoding] if encoding != "utf-8" else []))
    desk = [shipdesk, "--db", str(tmp_path / "x.db"), "--rules", rules, "--now", INSTANT]
    coded = ["--encoding", encoding] if encoding != "utf-8" else []
    assert run("import", DATA / orders, *options, *coded, program=desk).returncode == 0
    for path in paths:
        assert run("confirm-file", path, *coded, program=desk).returncode in (0, 1)
    theirs = run("events", program=desk)
    assert mine.returncode in (0, 1) and theirs.returncode == 0

    def by_id(text):
        return {event["id"]: event for event in map(json.loads, text.splitlines())}

    assert len(by_id(mine.stdout)) >= 9
    assert by_id(mine.stdout) == by_id(theirs.stdout)


def test_a_file_said_again_changes_nothing(tmp_path):
    files = [DATA / "confirmation-8.tsv", DATA / "confirmation-9.tsv"]
    once = module("--events", "--now", INSTANT, DATA / "new-orders-us.tsv", *files)
    twice = module("--events", "--now", INSTANT, DATA / "new-orders-us.tsv", *files, *files)
    assert once.stdout == twice.stdout != ""


BAD_ROWS = {
    "902-1\tl1\t2025-11-03T09:15:22-08:00\tS\tT\tx\tUSD\t1.00\n": "quantity-purchased",
    "902-1\tl1\t2025-11-03T09:15:22-08:00\tS\tT\t1\tUSD\t1,00\n": "item-price",
    "902-1\tl1\tlast week\tS\tT\t1\tUSD\t1.00\n": "purchase-date",
    "902-1\tl1\t2025-11-03T09:15:22-08:00\tS\tT\t1\tUSD\t1.001\n": "item_price",
    "902-1\tl1\t2025-11-03T09:15:22-08:00\tS\tT\t1\tUS\t1.00\n": "currency",
    "902-1\tl1\t2025-11-03T09:15:22-08:00\tS\tT\t99999999999\tUSD\t1.00\n": "quantity",
    "\tl1\t2025-11-03T09:15:22-08:00\tS\tT\t1\tUSD\t1.00\n": "order-id",
    "9 2\tl1\t2025-11-03T09:15:22-08:00\tS\tT\t1\tUSD\t1.00\n": "reference",
}


@pytest.mark.parametrize("row", BAD_ROWS)
def test_a_bad_row_spoils_its_order_only(row, tmp_path):
    header = "order-id\torder-item-id\tpurchase-date\tsku\tproduct-name\tquantity-purchased\tcurrency\titem-price\n"
    good = "902-2\tl1\t2025-11-03T09:15:22-08:00\tS\tT\t1\tUSD\t1.00\n"
    path = tmp_path / "orders.tsv"
    path.write_text(header + row + good, encoding="utf-8")
    told = module(path, "--now", INSTANT)
    assert told.returncode == 1 and BAD_ROWS[row] in told.stderr and "Traceback" not in told.stderr
    assert told.stdout.splitlines()[-1].startswith("1 orders")


def test_every_mistake_of_a_row_is_told(tmp_path):
    orders, rows = tmp_path / "orders.tsv", tmp_path / "rows.tsv"
    header = "order-id\torder-item-id\tpurchase-date\tquantity-purchased\tcurrency\titem-price\n"
    orders.write_text(
        header + "902-1\tl1\tlast week\tx\tUS\t1,00\n" + "902-2\tl1\t2025-11-03T09:15:22-08:00\t2\tUSD\t1.00\n",
        encoding="utf-8",
    )
    rows.write_text(
        "order-id\torder-item-id\tquantity\tship-date\tcarrier-code\n"
        "902-2\tl9\ttwo\tyesterday\tUPS\n"
        "902-7\tl1\t1\t2025-11-05\tUPS\n"
        "902-7\tl1\t0\t2025-11-05\tUPS\n"
        "\tl1\t0\t2025-11-05\tUPS\n"
        "902-2\tl1\t1\t\t\n"
        "902-2\tl1\t3\t2025-11-05\tUPS\n"
        "902-2\tl1\t1\t2025-10-05\tFUPS\n",
        encoding="utf-8",
    )
    told = module(orders, rows, "--now", INSTANT, "--rules", "us,ship_date=refuse,carrier=refuse")
    assert told.returncode == 1
    of_orders = [line for line in told.stderr.splitlines() if line.startswith(f"{orders}: ")]
    for column in ("purchase-date", "quantity-purchased", "item-price", "currency"):
        assert len([line for line in of_orders if f"902-1: {column}: " in line]) == 1, told.stderr
    assert len(of_orders) == 4
    for said in (
        "record 1: 902-2 l9: SHP_ERR_QUANTITY: quantity: not a whole number of at least 1; ship-date: no date; "
        "order-item-id: no such line",
        "record 2: 902-7 l1: 18028 (the order cannot be found)",
        "record 3: 902-7 l1: SHP_ERR_QUANTITY: quantity: not a whole number of at least 1; order-id: no such order",
        "record 4:  l1: SHP_ERR_REQUIRED: order-id: missing; quantity: not a whole number of at least 1",
        "record 5: 902-2 l1: SHP_ERR_REQUIRED: ship-date: missing; carrier-code: missing",
        "record 6: 902-2 l1: 18021 (more units than could be fulfilled)",
    ):
        assert f"{rows}: {said}\n" in told.stderr, told.stderr
    last = told.stderr.splitlines()[-1]
    assert "record 7: 902-2 l1: " in last and "ship_date: " in last and "carrier: " in last


def test_what_kind_of_file_it_should_be_is_told(tmp_path):
    path = tmp_path / "orders.csv"
    path.write_bytes((DATA / "new-orders-us.tsv").read_bytes().replace(b"\t", b","))
    told = module(path)
    assert told.stderr == f"{path}: the column order-id is missing (columns are separated by tabs)\n"
    path.write_text("id\tname\n", encoding="ascii")
    assert module(path).stderr == f"{path}: the column order-id is missing\n"
    told = module(DATA / "new-orders-jp.tsv", "--rules", "jp")
    assert told.returncode == 3 and "new-orders-jp.tsv: it is not in utf-8-sig: say --encoding (" in told.stderr
    told = module(DATA / "new-orders-jp.tsv", "--rules", "jp", "--encoding", "klingon")
    assert told.returncode == 3 and "klingon is no encoding that Python knows: say --encoding" in told.stderr


def test_the_example_of_the_readme_is_in_time():
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    (typed,) = re.findall(r"^python3 -m shipment (.*?)\n```$", text, re.S | re.M)
    told = subprocess.run(
        [sys.executable, "-m", "shipment", *shlex.split(typed)], cwd=FOLDER, capture_output=True, text=True,
        check=False, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert told.returncode == 0 and "left 2025-11-05 by DHL" in told.stdout
    assert "deadline" not in told.stdout and "was confirmed after" not in told.stdout


def test_files_that_are_none(tmp_path):
    path = tmp_path / "x.tsv"
    for data in (b"", b"a\tb\n", b"order-id\n902-1\n", b"\xff\xfe\x00", b"\x00" * 100):
        path.write_bytes(data)
        told = module(path)
        assert told.returncode == 3 and "Traceback" not in told.stderr


def test_what_the_readme_says_is_typed(tmp_path):
    """A newcomer with the library installed types the first block of the README, and sees what it shows."""
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    typed = re.search(r"^```sh\n(.*?)^```$", text, re.S | re.M).group(1)
    shown = re.search(r"^```text\n(.*?)^```$", text, re.S | re.M).group(1)
    library = tmp_path / ".local" / "lib"
    library.mkdir(parents=True)
    (library / "libshipment.so.0").symlink_to(os.environ["LIBSHIPMENT"])
    environment = {name: value for name, value in os.environ.items() if name not in ("LIBSHIPMENT", "PYTHONPATH")}
    told = subprocess.run(
        ["sh", "-e", "-u", "-c", typed], cwd=FOLDER.parent.parent, env={**environment, "HOME": str(tmp_path)},
        capture_output=True, text=True, check=False,
    )
    assert (told.returncode, told.stdout) == (0, shown), told.stderr
    part = re.search(r"^```python\n(.*?)^```$", text, re.S | re.M).group(1)
    assert part in (FOLDER / "tour.py").read_text(encoding="utf-8")


def test_the_sqlite_desk_does_nothing_twice(tmp_path):
    first = run(FOLDER / "sqlite_desk.py", tmp_path / "desk.db")
    assert first.returncode == 0, first.stderr
    assert first.stdout.splitlines()[-1] == "4 delivered; the order is shipped"
    again = run(FOLDER / "sqlite_desk.py", tmp_path / "desk.db")
    assert again.stdout == "0 delivered; the order is shipped\n"


def test_the_sqlite_desk_bears_faults_of_its_database(tmp_path):
    """Fails every statement of every hook in turn; then it goes on, and the books are right."""
    import sqlite_desk

    class Broken(sqlite_desk.SqliteDesk):
        def on_deliver(self, delivery):
            sent.append(delivery.id)
            return shipment.DeliveryResult.DONE

    statement, failed = 0, 1
    while failed:
        statement += 1
        seen, failed, sent = 0, 0, []

        def watch(action, *rest):
            nonlocal seen, failed
            if action not in (sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_INSERT):
                return sqlite3.SQLITE_OK
            seen += 1
            failed += seen == statement
            return sqlite3.SQLITE_DENY if seen == statement else sqlite3.SQLITE_OK

        path = tmp_path / f"{statement}.db"
        host = Broken(Rules("us"), str(path))
        host.rows.set_authorizer(watch)
        for attempt in range(6):
            try:
                host.place(placement(), now=NOW)
                host.confirm(order_id("us", placement().reference), "1", **SHIPPED, now=NOW)
                host.deliver(now=NOW + timedelta(minutes=2 * attempt))
            except HostUnknown as unknown:
                assert isinstance(unknown.__cause__, sqlite3.Error)
        host.rows.set_authorizer(None)
        (data,), = host.rows.execute("SELECT data FROM orders")
        rows = host.rows.execute("SELECT data FROM events ORDER BY position").fetchall()
        events = [shipment.Event.decode(row[0]) for row in rows]
        assert Order.replay(events) == Order.decode(data)
        assert set(sent) == {event.id for event in events if event.is_effect} and len(set(sent)) == 4
        assert host.rows.execute("SELECT count(*) FROM outbox WHERE outcome IS NULL").fetchone() == (0,)
        host.rows.close()
        host.close()
    assert statement > 5
