#!/usr/bin/env python3
"""How fast `growth scan` is, beside `wc -l` of the same file.  Prints, judges nothing.

    bench_scan.py GROWTH MAKE_EXPORT [--rows N] [--rounds K] [--folder DIR] [--instructions]
    bench_scan.py GROWTH MAKE_EXPORT --check    every job once, on few rows; prints TAP

Makes a district's export, grouped and shuffled, in a folder of its own; then runs every job in
turn, K rounds of them, and takes the best of each: the machine's moods hit all alike.  Times are
wall-clock, files are in the page cache, findings go to a file.  Memory is the most the process
held (getrusage; a few megabytes are the floor, what this program held when it started it).
--instructions counts them with callgrind, by the difference of two sizes.
"""
import argparse
import contextlib
import io
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

TODAY = "2025-06-30"    # of the export
MEGABYTE = 1 << 20
JUDGED = "urgent,sustained,concern,watch"   # the rules; without what is missing or doubtful
# Rows that callgrind runs, and what is subtracted: what does not grow with the rows.
COUNTED = (20000, 120000)


class Job:
    """A command that is timed: its best time, the memory it took, the bytes it wrote."""

    def __init__(self, name, words, piped=None):
        self.name, self.words, self.piped = name, [str(word) for word in words], piped
        self.seconds = self.worked = float("inf")     # on the clock; of processors
        self.kilobytes = self.written = 0

    def run(self, folder):
        result = folder / "result"
        with result.open("wb") as out, (folder / "sentences").open("wb") as err:
            feeder = subprocess.Popen(["cat", str(self.piped)], stdout=subprocess.PIPE) \
                if self.piped else None
            begun = time.perf_counter()
            child = subprocess.Popen(self.words, stdout=out, stderr=err,
                                     stdin=feeder.stdout if feeder else subprocess.DEVNULL)
            if feeder:
                feeder.stdout.close()
            _, status, usage = os.wait4(child.pid, 0)
            taken = time.perf_counter() - begun
            child.returncode = os.waitstatus_to_exitcode(status)
            if feeder:
                feeder.wait()
        if child.returncode not in (0, 3):
            print((folder / "sentences").read_text(errors="replace"), end="")
            raise SystemExit(f"{self.name}: exit status {child.returncode}")
        self.seconds = min(self.seconds, taken)
        self.worked = min(self.worked, usage.ru_utime + usage.ru_stime)
        self.kilobytes = max(self.kilobytes, usage.ru_maxrss)
        self.written = result.stat().st_size


def make(make_export, path, rows, *words):
    with path.open("wb") as out:
        subprocess.run([make_export, "--rows", str(rows), "--today", TODAY, *words], stdout=out,
                       check=True)
    return path


def jobs_of(growth, files):
    """Name -> job.  `files`: grouped, shuffled, and a grouped one a tenth as long."""
    def scan(name, path, *words, piped=None):
        return Job(name, [growth, "scan", path, "--format", "csv", "--today", TODAY, "-q", *words],
                   piped)

    grouped, shuffled, tenth = files
    return {job.name: job for job in (
        Job("wc -l", ["wc", "-l", grouped]),
        # As many bytes in and out, and nothing done with them: no scan can be faster.
        Job("cat, into a file", ["cat", grouped]),
        scan("grouped, 2 threads", grouped, "-j", 2),
        scan("grouped, 1 thread", grouped, "-j", 1),
        scan("shuffled, 2 threads", shuffled, "-j", 2),
        scan("shuffled, 1 thread", shuffled, "-j", 1),
        scan("piped, 2 threads", "-", "-j", 2, piped=grouped),
        scan("rules alone, 2 threads", grouped, "-j", 2, "--tiers", JUDGED),
        scan("a tenth, 2 threads", tenth, "-j", 2),
        scan("a tenth, 1 thread", tenth, "-j", 1),
    )}


def table(rows, jobs):
    wc = jobs["wc -l"].seconds
    print(f"{'job':<26}{'seconds':>9}{'x wc -l':>9}{'CPU s':>9}{'Mrows/s':>9}"
          f"{'MB held':>9}{'MB out':>8}")
    for job in jobs.values():
        n = rows / 10 if job.name.startswith("a tenth") else rows
        print(f"{job.name:<26}{job.seconds:>9.3f}{job.seconds / wc:>9.1f}{job.worked:>9.3f}"
              f"{n / job.seconds / 1e6:>9.2f}{job.kilobytes / 1024:>9.1f}"
              f"{job.written / MEGABYTE:>8.1f}")


def targets(rows, jobs):
    """(measure, measured, target, stretch) as in the targets of docs/performance.md."""
    def ratio(a, b):
        return jobs[a].seconds / jobs[b].seconds

    shuffled_limit = 24 * rows / MEGABYTE + 64
    memory = {name: jobs[name].kilobytes / 1024 for name in jobs}
    return [
        ("1  grouped, 2 threads / wc -l", ratio("grouped, 2 threads", "wc -l"), "<= 8", "<= 4"),
        ("2  shuffled, 2 threads / wc -l", ratio("shuffled, 2 threads", "wc -l"), "<= 12", "<= 6"),
        ("3  MB held, grouped", memory["grouped, 2 threads"], "<= 64", ""),
        ("3  MB held, shuffled", memory["shuffled, 2 threads"], f"<= {shuffled_limit:.0f}", ""),
        ("3  MB held, piped", memory["piped, 2 threads"], "<= 64", ""),
        ("4  grouped, 1 thread / 2", ratio("grouped, 1 thread", "grouped, 2 threads"), ">= 1.7",
         ">= 1.8"),
        ("4  shuffled, 1 thread / 2", ratio("shuffled, 1 thread", "shuffled, 2 threads"), "", ""),
        ("   ten times the rows, 2 threads", ratio("grouped, 2 threads", "a tenth, 2 threads"),
         "<= 12", ""),
        ("   ten times the rows, 1 thread", ratio("grouped, 1 thread", "a tenth, 1 thread"),
         "<= 12", ""),
    ]


def instructions(growth, path):
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", growth, "scan",
         str(path), "--format", "csv", "--today", TODAY, "-q", "-j", "1"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if not found:
        raise SystemExit("callgrind counted nothing:\n" + done.stderr)
    return int(found.group(1))


def count_instructions(growth, make_export, folder):
    if not shutil.which("valgrind"):
        print("instructions a row: not counted, valgrind is not installed")
        return
    for form in ("grouped", "shuffled"):
        few, many = (instructions(growth, make(make_export, folder / "counted.csv", rows, "--form",
                                               form)) for rows in COUNTED)
        per_row = (many - few) / (COUNTED[1] - COUNTED[0])
        print(f"instructions a row, {form}: {per_row:.0f} (and {few - COUNTED[0] * per_row:.3g} "
              "once)")


def measure(given):
    with tempfile.TemporaryDirectory(prefix="growth-bench-", dir=given.folder) as name:
        folder = pathlib.Path(name)
        files = [make(given.make_export, folder / "grouped.csv", given.rows),
                 make(given.make_export, folder / "shuffled.csv", given.rows, "--shuffle"),
                 make(given.make_export, folder / "tenth.csv", given.rows // 10)]
        print(f"{given.rows} rows, {files[0].stat().st_size / MEGABYTE:.0f} MB, "
              f"best of {given.rounds}, {os.cpu_count()} processors")
        jobs = jobs_of(given.growth, files)
        for _ in range(given.rounds):
            for job in jobs.values():
                job.run(folder)
        table(given.rows, jobs)
        print(f"\n{'target':<38}{'measured':>10}{'target':>10}{'stretch':>10}")
        for what, measured, target, stretch in targets(given.rows, jobs):
            print(f"{what:<38}{measured:>10.2f}{target:>10}{stretch:>10}")
        if given.instructions:
            count_instructions(given.growth, given.make_export, folder)
    return jobs


def check(given):
    """Whether every job runs and all of them find something; no times."""
    given.rows, given.rounds = 5000, 1
    with contextlib.redirect_stdout(io.StringIO()) as said:
        jobs = measure(given)
    for line in said.getvalue().splitlines():
        print("# " + line)
    written = {job.written for name, job in jobs.items()
               if name.startswith(("grouped", "shuffled", "piped"))}
    good = len(written) == 1 and min(written) > 10000
    print(f"{'ok' if good else 'not ok'} 1 - every job runs, and all find the same amount\n1..1")
    return 0 if good else 1


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("growth")
    options.add_argument("make_export")
    options.add_argument("--rows", type=int, default=500000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--folder", help="where the files are made; TMPDIR where not given")
    options.add_argument("--instructions", action="store_true")
    options.add_argument("--check", action="store_true")
    given = options.parse_args()
    # A terminated bench leaves no half gigabyte behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    if given.check:
        return check(given)
    measure(given)
    return 0


if __name__ == "__main__":
    sys.exit(main())
