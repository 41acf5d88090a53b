#!/usr/bin/python3
"""Several shipdesks at once on one database: each does what it would have done alone, before or after the others."""

import subprocess

from shipdesk_case import NOW, TOOL, ShipdeskCase, items, main, place

HEADER = "order-id\torder-item-id\tquantity\tship-date\tcarrier-code\ttracking-number\n"


class Together(ShipdeskCase):
    def setUp(self):
        super().setUp()
        self.desk.one(place(lines=[{"id": "A", "quantity": 1000, "item_price": "1000.00"}]))

    def start(self, *arguments):
        command = [TOOL, "--db", str(self.desk.db), "--now", NOW, *map(str, arguments)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.desk.path)

    def finish(self, processes):
        for process in processes:
            out, err = process.communicate(timeout=120)
            self.assertEqual(process.returncode, 0, (out + err).decode())

    def units(self, kind):
        return sum(line[kind] for line in self.desk.show("902-1")["lines"])

    def test_confirmation_files_that_meet_on_one_order(self):
        """Each row is a package of its own, whatever number the other file has taken meanwhile."""
        files = []
        for name in "ab":
            rows = "".join(f"902-1\tA\t1\t2025-11-04\tOtherwise\t{name}{n}\n" for n in range(40))
            files.append(self.desk.write(f"{name}.tsv", HEADER + rows))
        for _ in range(3):  # the second and third time nothing is new
            self.finish([self.start("confirm-file", path) for path in files])
            packages = [p for p in self.desk.show("902-1")["packages"] if p["status"] == "confirmed"]
            self.assertEqual([p["items"] for p in packages], [items(A=1)] * 80)
        self.assertEqual({p["shipment"]["tracking"] for p in packages}, {f"{n}{i}" for n in "ab" for i in range(40)})
        self.assert_verified()

    def test_files_that_say_the_same_are_two_packages(self):
        """Without tracking ids nothing tells one package from another: open units make a new one each time."""
        row = "902-1\tA\t1\t2025-11-04\tOtherwise\t\n"
        path = self.desk.write("same.tsv", HEADER + row)
        self.finish([self.start("confirm-file", path) for _ in range(8)])
        self.assertEqual(self.units("shipped"), 8)
        self.assert_verified()

    def test_cancellations_without_a_number_all_happen(self):
        for _ in range(60):
            self.finish([self.start("cancel", "902-1", "--item", "A=1", "--reason", "NoInventory") for _ in range(2)])
        self.assertEqual(self.units("cancelled"), 120)
        cancelled = self.desk.show("902-1")["cancellations"]
        self.assertEqual([c["reference"] for c in cancelled], [str(n) for n in range(1, 121)])
        self.assert_verified()


if __name__ == "__main__":
    main()
