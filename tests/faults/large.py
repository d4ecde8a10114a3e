#!/usr/bin/env python3
"""Files behind which 32 bits end (TAP).  Usage: large.py GROWTH [--whole]

More bytes, more rows and more waiting rows than 32 bits count, through a pipe and as a file with a
hole; what is said of the last row, and what is found, is as if there had been nothing before.
With --whole this takes a quarter of an hour, 5 GB in TMPDIR and 12 GB of memory, and is run by
hand; without, the same with a thousandth, so that the script itself stays sound.
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "lint"))
from tap import Tap     # pylint: disable=wrong-import-position

HEADER = "child_id,sex,birth_date,measured_on,weight_kg,padding\n"
GOOD = "A,f,2020-02-29,2021-02-28,9.1,\n"
BAD = "A,f,2020-02-29,2022-02-28,x,\n"
PADDING = 60000     # Bytes: a cell may have 65536.
VISITS = ["2020-05-29", "2020-08-29", "2021-02-28", "2021-08-29", "2022-02-28", "2023-02-28"]
WEIGHTS = [[5.8, 7.3, 9.1, 10.3, 11.5, 13.9], [6.4, 7.9, 9.0, 9.4, 9.8, 10.6]]
TODAY = ["--today", "2024-12-31"]


class Bench:
    def __init__(self, growth, folder, past):
        self.growth, self.folder, self.past = str(pathlib.Path(growth).resolve()), folder, past

    def run(self, words, pieces=None):
        """The command, fed with pieces of bytes; its status, output, and what it says."""
        with subprocess.Popen([self.growth, *words], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              cwd=self.folder) as process:
            def feed():
                try:
                    for piece in pieces or ():
                        process.stdin.write(piece)
                    process.stdin.close()
                except BrokenPipeError:
                    pass
            feeder = threading.Thread(target=feed)
            feeder.start()
            out, err = [], []
            listener = threading.Thread(target=lambda: err.append(process.stderr.read()))
            listener.start()
            out = process.stdout.read()
            listener.join()
            feeder.join()
            process.wait()
        return process.returncode, out, err[0].decode()

    def last_row(self, words, line, pieces=None):
        """Complaints where the row of this line is not told as wrong."""
        status, _, said = self.run([*words, *TODAY], pieces)
        if status != 3 or f':{line}:5: weight_kg "x" is not a number' not in said:
            yield f"{words[0]}, line {line}: status {status}: {said}"


def padded(child, visit, weight, size):
    return f"{child},f,2020-02-29,{visit},{weight},{'x' * size}\n".encode()


def bytes_by_pipe(bench):
    n = bench.past // PADDING + 1
    row = padded("A", "2021-02-28", 9.1, PADDING)
    for command in "assess", "scan":
        pieces = (HEADER.encode(), *(row for _ in range(n)), BAD.encode())
        yield from bench.last_row([command, "-"], n + 2, pieces)


def blank_rows(bench):
    piece = b"\n" * (1 << 20)
    n = bench.past // len(piece) + 1
    path = bench.folder / "blank.csv"
    with path.open("wb") as file:   # From a pipe every row would wait for the next of its child.
        for some in ((HEADER + GOOD).encode(), *(piece for _ in range(n)), BAD.encode()):
            file.write(some)
    status, _, said = bench.run(["scan", str(path), *TODAY])
    path.unlink()
    blank = n * len(piece)
    rows = re.search(r"^(\d+) rows: 1 used, 1 rejected .*, (\d+) skipped$", said, re.MULTILINE)
    if status != 3 or not rows or rows.groups() != (str(blank + 2), str(blank)):
        yield f"status {status}: {said}"
    elif f":{blank + 3}:5: " not in said:
        yield said


def file_with_a_hole(bench):
    path = bench.folder / "hole.csv"
    with path.open("wb") as file:
        file.write((HEADER + GOOD).encode())
        file.seek(bench.past)
        file.write(("\n" + BAD).encode())
    for command in "assess", "scan":
        yield from bench.last_row([command, str(path)], 4)
    path.unlink()


def rows_that_wait(bench):
    """Visit after visit, each of all children: every row waits for its child's next."""
    children = bench.past // (PADDING * len(VISITS)) + 1
    found = []
    for size in 0, PADDING:
        pieces = (padded(f"C{child}", day, WEIGHTS[child % 3 == 0][visit], size)
                  for visit, day in enumerate(VISITS) for child in range(children))
        status, out, said = bench.run(
            ["scan", "-", "--format", "csv", "--memory", "1M", "--threads", "2", *TODAY],
            (piece for some in ([HEADER.encode()], pieces) for piece in some))
        if status:
            yield f"status {status}: {said}"
        found.append(out)
    if found[0] != found[1] or found[0].count(b"\n") < children // 3:
        yield f"{found[0].count(10)} and {found[1].count(10)} findings of {children} children"


def import_by_pipe(bench):
    store = str(bench.folder / "store.db")
    n = bench.past // PADDING + 1
    row = padded("A", "2021-02-28", 9.1, PADDING)
    bench.run(["store", "init", store])
    last = padded("B", "2021-02-28", 9.2, 0)
    status, out, said = bench.run(["store", "import", store, "-", "--source", "test"],
                                  (HEADER.encode(), *(row for _ in range(n)), last))
    if status or f"rows {n + 1} 2 {n - 1} " not in " ".join(out.decode().split()):
        yield f"status {status}: {out.decode()}{said}"


def main(growth, *options):
    past = 1 << 32 if "--whole" in options else 1 << 22
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(growth, pathlib.Path(folder), past)
        for case in bytes_by_pipe, blank_rows, file_with_a_hole, rows_that_wait, import_by_pipe:
            tap.case(f"{case.__name__.replace('_', ' ')}, {past} and more", list(case(bench)))
    tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
