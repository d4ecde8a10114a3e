#!/usr/bin/env python3
"""Make the seeds that are bytes, not text.  Usage: seeds.py ROOT [--write]

Without --write it is a test: every seed listed here is in tests/fuzz/seeds as it would be made.
Other files there are written by hand, or a fuzzer once found something with them.
"""
import csv
import datetime
import pathlib
import struct
import sys

UNITS = {("weight", "kg"): (0, 1), ("weight", "g"): (0, 0.001), ("height", "cm"): (1, 1),
         ("length", "cm"): (1, 1), ("height", "m"): (1, 100), ("bmi", "kg/m2"): (2, 1),
         ("head", "cm"): (3, 1)}


def days(text):
    return (datetime.date.fromisoformat(text) - datetime.date(1970, 1, 1)).days - 9213


def record(rows, sex, birth, choice=0, gestation=None):
    """The bytes of tests/fuzz/made_record.h for a child: (measure, date, value) each."""
    scale = [0.3, 1, 0.15, 0.2]
    head = sex | (0x10 if gestation else 0) | 0x08
    out = struct.pack("<BH", head, days(birth))
    out += struct.pack("<H", gestation) if gestation else b""
    out += struct.pack("<HH", max([days(r[1]) for r in rows] or [days(birth)]) + 100, choice)
    for measure, date, value in rows:
        out += struct.pack("<BBHH", measure, 0, days(date), round(value / scale[measure] * 100))
    return out


def records(root):
    """Example children as bytes, and some that no clinic has seen."""
    columns = {"weight_kg": 0, "height_cm": 1, "length_cm": 1, "head_cm": 3}
    made = {}
    for path in sorted((root / "examples/records").glob("*.csv")):
        rows, birth, sex = [], None, 0
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            try:
                birth, on = row["birth_date"], row["measured_on"]
                days(birth), days(on)
            except (KeyError, ValueError):
                continue
            sex = {"m": 1, "f": 2}.get(row.get("sex", "")[:1].lower(), 0)
            long = (row.get("measure"), row.get("unit"))
            cells = [(m, row[c], 1) for c, m in columns.items() if row.get(c)]
            cells += [(UNITS[long][0], row["value"], UNITS[long][1])] if long in UNITS else []
            rows += [(m, on, float(text) * by) for m, text, by in cells
                     if text.replace(".", "").isdigit() and float(text) * by < 190]
        if rows and birth:
            choice = (0, 0x201, 0x7E06, 0x605)[len(made) % 4]
            made[path.stem] = record(rows, sex, birth, choice)
    day = b"\x00\x10"
    raw = [struct.pack("<d", v) for v in (float("nan"), float("inf"), -1, 0, 5e-324, 1.7e308)]
    made["not-numbers"] = record([], 1, "2010-01-01") + b"".join(
        bytes([m, 0x20]) + day + v for m in range(4) for v in raw)
    made["ages-not-numbers"] = record([], 1, "2010-01-01") + b"".join(
        bytes([0x80 | m, 0xC0]) + day + b"\x10\x10" + v + v for m in range(4) for v in raw)
    made["contacts"] = record([(0, "2011-01-01", 9.5)], 2, "2010-01-01", 0x206) + b"".join(
        bytes([0xF8 + i, i * 9]) + struct.pack("<H", days("2010-01-01") + 90 * i) + b"\x01\x02"
        for i in range(7))
    made["many"] = record([(i % 2, f"20{10 + i // 12:02}-{1 + i % 12:02}-0{1 + i % 9}",
                            70 + i / 5 if i % 2 else 9 + i / 10) for i in range(110)],
                          1, "2009-12-01", 0x206)
    return made


def lms():
    two = struct.pack("<BHHHH", 0, 33000, 3000, 8000, 30000)
    eight = struct.pack("<Bdddd", 1, -1.5, 12.0, 0.11, -2.0)
    columns = bytes([0, 0]) + bytes([1, 0x10, 0x02, 0x10, 0x27] * 12)
    return {"near": two + columns, "exact": eight + columns,
            "nothing": struct.pack("<Bdddd", 1, float("nan"), 0.0, -1.0, float("inf")) + columns}


def all_seeds(root):
    return {"lms": lms(), "records": records(root)}


def main(root, write):
    root = pathlib.Path(root)
    complaints, n = [], 0
    for target, seeds in all_seeds(root).items():
        for name, wanted in seeds.items():
            path = root / "tests/fuzz/seeds" / target / name
            n += 1
            if write:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(wanted)
            elif not path.is_file() or path.read_bytes() != wanted:
                complaints.append(path.relative_to(root))
    wrong = "not " if complaints or not n else ""
    print(f"1..1\n{wrong}ok 1 - {n} seeds are as seeds.py makes them")
    for path in complaints:
        print(f"# {path} is not: run tests/fuzz/seeds.py ROOT --write")
    return 1 if complaints or not n else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--write" in sys.argv[2:]))
