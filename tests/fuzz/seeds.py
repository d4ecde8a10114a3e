#!/usr/bin/env python3
"""Make the seeds that are not files of the repository anyway.  Usage: seeds.py ROOT [--write]

Without --write it is a test: every seed listed here is in tests/fuzz/seeds as it would be made.
Other files there are inputs that a fuzzer once found something with; they are kept as they are.
"""
import csv
import datetime
import gzip
import pathlib
import struct
import sys

WIDE = "child_id,sex,birth_date,gestation_weeks,gestation_days,measured_on,weight_kg,height_cm"
LONG = "child_id,sex,birth_date,measured_on,measure,value,unit,service,note"

READER = {
    "empty": b"", "one-byte": b"a", "newline": b"\n", "bom": b"\xef\xbb\xbf",
    "only-header": WIDE.encode(), "only-header-line": WIDE.encode() + b"\n",
    "no-newline-at-end": (WIDE + "\na,F,2020-01-01,40,0,2021-01-01,9.5,75.2").encode(),
    "carriage-returns": (LONG + "\r\na,F,2020-01-01,2021-01-01,weight,9.5,kg,GP,\r\n").encode(),
    "quotes": b'sex,age_days,weight_kg,note\n1,700,12,"a ""b"", c\nd"\n2,700,"12"x,"\n',
    "semicolons": b"sex;age_days;weight_kg\n1;700;12,5\n",
    "tabs": b"sex\tage_days\tweight_kg\n1\t700\t12\n",
    "windows-1252": "sex,age_days,weight_kg,note\n1,700,12,caf\xe9 \u2013 x\n".encode("cp1252"),
    "utf-16": "sex,age_days,weight_kg,note\n1,700,12,caf\xe9 \U0001f9d2\n".encode("utf-16"),
    "utf-16-be": b"\xfe\xff" + "sex,age_days,weight_kg\n1,700,12\n".encode("utf-16-be"),
    "gzip": gzip.compress((WIDE + "\na,F,2020-01-01,40,0,2021-01-01,9.5,75.2\n").encode(), 9,
                          mtime=0),
    "day-first": b"sex,birth_date,measured_on,weight_kg\n"
                 b"1,31/01/2020,02/03/2021,9.5\n1,31/01/2020,13/03/2021,9\n",
    "reasons": b"sex,birth_date,measured_on,weight_kg,reason_not_measured\n"
               b"1,2020-01-01,2021-01-01,,no scales\n",
    "nul": b"sex,age_days,weight_kg\n1,7\x0000,12\n",
    "not-known": b"sex,age_days,weight_g,gestation_weeks\n1,700,9999,99\n",
}

PLAIN = {
    "wide": (WIDE + "\nb7f3,F,2019-02-28,40,0,2021-04-02,12.3,88.25\nb7f3,1,2019-02-28,,,2019-03-01,3.54,\n"
             "c,male,2020-02-29,31,6,2021-02-28,9,77.2\nc,M,2020-02-29,99,,2021-04-31,9999,77\n").encode(),
    "long": (LONG + "\na,F,2020-01-01,2021-01-01,weight,9.5,kg,GP practice,\n"
             "a,F,2020-01-01,2021-01-01,height,1.052,m,health visiting,fine\n"
             "a,F,2020-01-01,2021-01-01,bmi,16.5,kg/m2,,\na,2,2020-01-01,2021-01-01,head,470,mm,,\n").encode(),
    "other-order": b"service,weight_g,length_cm,head_cm,measured_on,birth_date,gestation,sex,child_id\n"
                   b"GP,4155,55.5,35.7,2021-04-02,2021-03-02,41+2,F,d\n,9999,80,,2022-04-02,2021-03-02,280,2,d\n",
    "semicolons": b"child_id;gender;dob;date;weight_kg;posture\nd;f;2018-08-05;2021-04-02;12.3;lying\n"
                  b"d;f;2018-08-05;2021-04-02;12.3;\n",
}

MAP = {
    "own": b"child_id = Kid\nbirth_date = Born\nmeasured_on = Seen\nweight = Wt\nunit.weight = g\nsex = S\n"
           b"sex.B = male\nsex.G = female\nmissing.weight = 0, 8888\ndate = dd/mm/yyyy\n---\n"
           b"Kid,Born,Seen,Wt,S\nk,01/02/2020,03/04/2020,5100,B\nk,01/02/2020,04/04/2020,0,B\n",
    "long": b"measure = Obs\nmeasure.WT = weight\nunit.KGM = kg\nunit.head = mm\nchild_id ?= A\nchild_id ?= B\n"
            b"ignore = Weight\nsds.weight ?= Z\n---\nB,sex,age_days,Obs,value,unit,Z\nb,1,700,WT,12,KGM,-1.2\n",
    "slip": b"wieght = W\n---\nx\n",
    "ncmp": b"# over a preset\nsource_id = Row\n---\nRow,PupilReference,Sex,DateOfBirth,DateOfMeasurement,Height,"
            b"Weight,HeightZScore\n1,p,1,03/04/2018,11/05/2023,110.5,19.2,-0.4\n",
}

HEAD = ("# id: ward-2024\n# title: Weights of a ward\n# source: Report of the ward, 2024\n"
        "# licence: may be used in the hospital\n")
REFERENCE = {
    "linear": (HEAD + "# interpolation: linear\n# joins: 24 month\nmeasure,sex,age,unit,l,m,s\n"
               "weight,male,0,month,0.3,3.3,0.14\nweight,male,12,month,0.1,9.6,0.11\n"
               "weight,male,24,month,0,12.2,0.11\nweight,male,24,month,0,12.1,0.11\n"
               "weight,male,48,month,-0.2,16.3,0.12\n").encode(),
    "cubic": (HEAD + "# interpolation: cubic\n# lines: who\n# tail: who\n# acknowledgement: the ward\n"
              "measure,sex,age,unit,l,m,s\nheight,female,0,year,1,50,0.04\nheight,female,1,year,1,75,0.04\n"
              "height,female,2,year,1,87,0.04\nheight,female,3,year,1,96,0.04\nheight,female,4,year,1,103,0.04\n").encode(),
    "nearest": (HEAD + "# interpolation: nearest\n# lines: sds\nmeasure,sex,age,unit,l,m,s\n"
                "weight_for_length,male,500,mm_length,-0.35,3.3,0.09\nweight_for_length,male,510,mm_length,-0.35,3.5,0.09\n").encode(),
    "gestation": (HEAD + "# interpolation: cubic\n# lines: cdc\nmeasure,sex,age,unit,l,m,s\n"
                  "weight,male,30,gestation_week,1.1,1.5,0.17\nweight,male,40,gestation_week,1,3.5,0.14\n").encode(),
}

RULES = {
    "every-form": b"# slightly wider\nsustained-fall.spaces = 2.5\nstatic-weight = off\npack = who-severity\n\n",
    "outside": b"sustained-fall.spaces = 1e9\n", "no-such": b"sustained-fal = on\n", "no-value": b"pack =\n",
    "long-line": b"#" + b"x" * 3000 + b"\n",
}

TEXTS = ["2021-04-02", "20210402", "02/04/2021", "31.12.1999", "2020-02-29T09:30", "2019-02-29", "2021-04-02 09:30:00Z",
         "31+2", "31/40", "219", "40", "12.3", "-0.00", "+4", "1e1", ".5", "12.", "0x1p3", "12,3", "1e308", "4.9e-324",
         "123456789012345678901234567890.5e-20", "kg", "kg/m2", "kg/m\u00b2", "inches", "%", "No scales", "refused", "weight",
         "sustained-fall", "decimal-tenfold", "uk-who", "9434765919", "943 476 5919"]


UNITS = {("weight", "kg"): (0, 1), ("weight", "g"): (0, 0.001), ("height", "cm"): (1, 1),
         ("length", "cm"): (1, 1), ("height", "m"): (1, 100), ("bmi", "kg/m2"): (2, 1), ("head", "cm"): (3, 1)}


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
        bytes([0xF8 + i, i * 9]) + struct.pack("<H", days("2010-01-01") + 90 * i) + b"\x01\x02" for i in range(7))
    made["many"] = record([(i % 2, f"20{10 + i // 12:02}-{1 + i % 12:02}-0{1 + i % 9}", 9 + i / 10 if i % 2 == 0 else 70 + i / 5)
                           for i in range(110)], 1, "2009-12-01", 0x206)
    return made


def lms():
    two = struct.pack("<BHHHH", 0, 33000, 3000, 8000, 30000)
    eight = struct.pack("<Bdddd", 1, -1.5, 12.0, 0.11, -2.0)
    columns = bytes([0, 0]) + bytes([1, 0x10, 0x02, 0x10, 0x27] * 12)
    return {"near": two + columns, "exact": eight + columns,
            "nothing": struct.pack("<Bdddd", 1, float("nan"), 0.0, -1.0, float("inf")) + columns}


def all_seeds(root):
    texts = {f"{i:02}": t.encode() for i, t in enumerate(TEXTS)}
    return {"reader": READER, "plain": PLAIN, "map": MAP, "reference": REFERENCE, "rules": RULES, "texts": texts,
            "lms": lms(), "records": records(root)}


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
    print(f"1..1\n{'not ' if complaints or not n else ''}ok 1 - {n} seeds are as seeds.py makes them")
    for path in complaints:
        print(f"# {path} is not: run tests/fuzz/seeds.py ROOT --write")
    return 1 if complaints or not n else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--write" in sys.argv[2:]))
