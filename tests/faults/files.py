#!/usr/bin/env python3
"""The command on files that are not as hoped for (TAP).  Usage: files.py GROWTH ROOT

Files of no bytes, of one, without a last line end, with a header and nothing else; folders,
dangling links and files nobody may read in place of a file; files that vanish or shrink while they
are read; days around 29 February; more rows than a counter of 16 bits holds; and the same bytes
from every command in any time zone.  Every run ends with an exit status of the manual, says a
sentence where it fails, and leaves no half-written output behind.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "lint"))
from tap import Tap     # pylint: disable=wrong-import-position

HEADER = "child_id,sex,birth_date,measured_on,weight_kg,height_cm\n"
ROW = "A,f,2020-02-29,2024-02-29,16.1,102.5\n"
RECORD = "examples/records/boy-late-fall.csv"
DONE, FAILED, USAGE, REJECTED = 0, 1, 2, 3
TODAY = ["--today", "2024-12-31"]
# Every way a file comes in; FILE stands for it, OUT for what is written.
READERS = {
    "assess": ["assess", "FILE", *TODAY], "check": ["check", "FILE", *TODAY],
    "scan": ["scan", "FILE", *TODAY],
    "scan with threads": ["scan", "FILE", "--threads", "2", *TODAY],
    "chart": ["chart", "FILE", "-o", "OUT.svg", *TODAY],
    "map": ["assess", "RECORD", "--map", "FILE", *TODAY],
    "rules": ["check", "RECORD", "--rules", "FILE", *TODAY],
    "reference": ["assess", "RECORD", "--reference", "FILE", *TODAY],
    "events": ["chart", "RECORD", "--events", "FILE", "-o", "OUT.svg", *TODAY],
    "identifier": ["store", "history", "STORE", "--identifier", "FILE"],
    "store": ["store", "history", "FILE", "--child", "A"],
    "store check": ["store", "check", "FILE"],
    "store import": ["store", "import", "STORE", "FILE", "--source", "test"],
}
CONTENTS = {
    "no byte": b"", "one byte": b"\n", "one letter": b"x", "a NUL": b"\0",
    "half a character": b"\xc3",
    "only a header": HEADER.encode(), "a header cut off": HEADER.encode()[:-4],
    "no last line end": (HEADER + ROW).encode()[:-1], "only a byte order mark": b"\xef\xbb\xbf",
    "half of UTF-16": b"\xff\xfec", "the head of gzip": b"\x1f\x8b\x08",
    "the name of a store": b"SQLite format 3\0",
}
ZONES = ["UTC", "Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu", "Nowhere/None", ""]


class Bench:
    """A folder to work in, and the command."""

    def __init__(self, growth, root, folder):
        self.growth = str(pathlib.Path(growth).resolve())
        self.root, self.folder = pathlib.Path(root).resolve(), folder
        self.store = folder / "store.db"
        self.run(["store", "init", str(self.store)])

    def run(self, words, **more):
        environment = dict(os.environ, LC_ALL="C.UTF-8", **more.pop("environment", {}))
        return subprocess.run([self.growth, *words], cwd=self.root, capture_output=True,
                              check=False, env=environment, timeout=120, **more)

    def words(self, row, file, out="out"):
        named = {"FILE": str(file), "RECORD": RECORD, "STORE": str(self.store),
                 "OUT.svg": str(self.folder / (out + ".svg"))}
        return [named.get(word, word) for word in row]


def faults(done, *wanted):
    """What is wrong with how a run ended."""
    said = done.stderr.decode(errors="replace")
    if done.returncode not in (wanted or (DONE, FAILED, USAGE, REJECTED)):
        yield f"exit status {done.returncode}: {said}"
    if done.returncode in (FAILED, USAGE) and not said.startswith("growth"):
        yield f"no sentence: {said!r}"
    if "Sanitizer" in said or "runtime error" in said:
        yield said


def options(tap, bench):
    """The rows above are no slips of the command line themselves."""
    file = bench.folder / "small"
    file.write_text(HEADER + ROW, encoding="utf-8")
    said = {reader: bench.run(bench.words(row, file)).stderr.decode()
            for reader, row in READERS.items()}
    (bench.folder / "out.svg").unlink(missing_ok=True)
    tap.case("every reader knows its options", [f"{reader}: {text}" for reader, text in said.items()
                                                if "growth help" in text])


def small_files(tap, bench):
    for name, content in CONTENTS.items():
        wrong = []
        for reader, row in READERS.items():
            file = bench.folder / "small"
            file.write_bytes(content)
            done = bench.run(bench.words(row, file))
            wrong += [f"{reader}: {w}" for w in faults(done)]
            if reader in ("assess", "check", "scan", "chart") and not content.strip():
                wrong += [f"{reader}: nothing is taken"] if done.returncode == DONE else []
            for left in (file, bench.folder / "out.svg"):
                left.unlink(missing_ok=True)
        tap.case(f"{name}, by every reader", wrong)
    file = bench.folder / "ends"
    file.write_text(HEADER + ROW, encoding="utf-8")
    whole = bench.run(["assess", str(file), "--format", "csv"]).stdout
    file.write_text((HEADER + ROW)[:-1], encoding="utf-8")
    tap.case("a last line without its end counts",
             [] if whole.count(b"\n") == 4 and bench.run(
                 ["assess", str(file), "--format", "csv"]).stdout == whole else [whole])


def no_files(tap, bench):
    """Not there, a folder, a link to nothing, one to itself, a name that is too long."""
    folder = bench.folder
    (folder / "dangling").symlink_to(folder / "nowhere")
    (folder / "circle").symlink_to(folder / "circle")
    places = {"no file": folder / "none", "a folder": folder,
              "a dangling link": folder / "dangling", "a link to itself": folder / "circle",
              "a file as a folder": f"{bench.root}/LICENSE/x",
              "a name too long": folder / ("n" * 300)}
    for name, place in places.items():
        wrong = []
        for reader, row in READERS.items():
            done = bench.run(bench.words(row, place))
            wrong += [f"{reader}: {w}" for w in faults(done, FAILED, USAGE)]
            if list(folder.glob("out*")):
                wrong.append(f"{reader}: left {list(folder.glob('out*'))}")
                for left in folder.glob("out*"):
                    left.unlink()
        tap.case(f"{name}, by every reader", wrong)
    secret = folder / "secret"
    secret.write_text(HEADER + ROW, encoding="utf-8")
    secret.chmod(0)
    if os.access(secret, os.R_OK):
        tap.skip("a file nobody may read", "root reads every file")
        return
    tap.case("a file nobody may read, by every reader",
             [f"{reader}: {w}" for reader, row in READERS.items()
              for w in faults(bench.run(bench.words(row, secret)), FAILED, USAGE)])


def vanishing(tap, bench):
    """A pipe that ends early, a file that shrinks, and one that goes after it was opened."""
    text = HEADER + "".join(f"{n},f,2020-02-29,2024-02-29,16.1,102.5\n" for n in range(2000))
    for cut in (0, 1, 30, len(HEADER), len(HEADER) + 20, 5000):
        done = bench.run(["scan", "-", *TODAY], input=text[:cut].encode())
        tap.case(f"a pipe that ends after {cut} bytes", faults(done))
    file = bench.folder / "going"
    for reader in ("assess", "scan"):
        wrong = []
        for again in range(8):
            file.write_text(text * 5, encoding="utf-8")
            with subprocess.Popen([bench.growth, reader, str(file), *TODAY], cwd=bench.root,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as going:
                if again % 2:
                    os.truncate(file, 1 + again * 1000)
                else:
                    file.unlink()
                going.stderr_text = going.stderr.read()
                code = going.wait(60)
            done = subprocess.CompletedProcess([], code, b"", going.stderr_text)
            wrong += faults(done)
        tap.case(f"{reader} of a file that goes or shrinks while it is read", wrong)


def leap_days(tap, bench):
    """Ages around 29 February, and days that are none."""
    wrong = []
    for birth, on, years in (("2020-02-29", "2020-02-29", 0), ("2020-02-29", "2020-03-01", 1),
                             ("2019-02-28", "2020-02-29", 366), ("2020-02-28", "2020-03-01", 2),
                             ("2019-02-28", "2019-03-01", 1), ("2000-02-29", "2000-12-31", 306),
                             ("2023-12-31", "2024-12-31", 366), ("2020-02-29", "2021-02-28", 365)):
        file = bench.folder / "leap"
        file.write_text(f"{HEADER}A,f,{birth},{on},9,75\n", encoding="utf-8")
        out = bench.run(["assess", str(file), "--format", "csv", *TODAY]).stdout.decode()
        line = out.splitlines()[1].split(",") if out.count("\n") > 1 else []
        if not line or abs(float(line[6]) - years / 365.25) > 1e-9:
            wrong.append(f"{birth} to {on}: {line}")
    tap.case("ages over 29 February", wrong)
    wrong = []
    for day in ("2021-02-29", "2100-02-29", "1900-02-29", "2024-02-30", "2024-00-01"):
        file.write_text(f"{HEADER}A,f,2020-01-01,{day},9,75\n", encoding="utf-8")
        done = bench.run(["assess", str(file), *TODAY])
        wrong += faults(done, REJECTED)
        if day not in done.stderr.decode() + done.stdout.decode():
            wrong.append(f"{day} is not told")
    tap.case("days that are none are refused by name", wrong)


def many(tap, bench):
    """One more than 16 bits count, of rows of one child and of children."""
    n = 65537
    file = bench.folder / "many"
    file.write_text(HEADER + "".join(f"{i},f,2020-01-01,2024-02-29,16.1,\n" for i in range(n)),
                    encoding="utf-8")
    done = bench.run(["scan", str(file), *TODAY])
    tap.case(f"{n} children are counted", [*faults(done, DONE), *(
        [] if "65 537" in done.stderr.decode() or "65537" in done.stderr.decode() else
        [done.stderr.decode()])])
    rows = "".join(f"A,f,2020-01-01,2024-02-29,{10 + i % 7},\n" for i in range(n))
    file.write_text(HEADER + rows, encoding="utf-8")
    for reader in ("scan", "check"):
        tap.case(f"{n} rows of one child, {reader}",
                 faults(bench.run([reader, str(file), *TODAY]), DONE, REJECTED, FAILED))


def zones(tap, bench):
    """Dates are days without an hour: no time zone moves one."""
    draws = {
        "assess": ["assess", "RECORD", "--format", "csv", *TODAY],
        "check": ["check", "RECORD", *TODAY],
        "scan": ["scan", "-q", "examples/exports/district.csv", "--format", "csv", *TODAY],
        "chart": ["chart", "RECORD", "-o", "OUT.svg", *TODAY],
        "fhir": ["assess", "examples/exports/fhir/bundle.json", "--format", "csv", *TODAY],
        "store": ["store", "import", "STORE", "RECORD", "--source", "clinic",
                  "--now", "2024-12-31T12:00:00Z"],
    }
    first = {}
    for zone in ZONES:
        wrong = []
        for name, row in draws.items():
            bench.store.unlink(missing_ok=True)
            bench.run(["store", "init", str(bench.store)])
            out = bench.folder / "zone.svg"
            out.unlink(missing_ok=True)
            done = bench.run(bench.words(row, "", "zone"), environment={"TZ": zone})
            text = done.stdout + done.stderr + (out.read_bytes() if out.exists() else b"")
            wrong += faults(done, DONE, REJECTED)
            if not text or first.setdefault(name, text) != text:
                wrong.append(f"{name} differs")
        tap.case(f"TZ={zone}: the same bytes", wrong)


def day_of(zone):
    """Day, month and year of now in a zone, as a chart says them."""
    words = subprocess.run(["date", "+%-d %b %Y"], capture_output=True, text=True, check=True,
                           env={"TZ": zone, "LC_ALL": "C"})
    return words.stdout.strip()


def places(tap, bench):
    """Without --today it is the day of the place: these two never have the same."""
    for zone in ("EAST-14", "WEST+12"):
        days = {day_of(zone)}
        done = bench.run(bench.words(["chart", "RECORD", "-o", "OUT.svg"], "", "place"),
                         environment={"TZ": zone})
        days.add(day_of(zone))      # The clock may have passed midnight.
        text = (done.stdout + done.stderr).decode()
        tap.case(f"TZ={zone}: today is the day of the place", faults(done, DONE) if any(
            f"before this chart was drawn on {day}." in text for day in days) else [text[-200:]])


def main(growth, root):
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(growth, root, pathlib.Path(folder))
        for part in (options, small_files, no_files, vanishing, leap_days, many, zones,
                     places):
            part(tap, bench)
    tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
