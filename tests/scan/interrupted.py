#!/usr/bin/env python3
"""A scan that is broken off leaves no half file that could be taken for a whole one.  Prints TAP.

    interrupted.py GROWTH MAKE_EXPORT

Ctrl-C and termination while rows are still coming in; a reader that goes away, as `head` does; no
room for the output, for the files, and for what waits in a temporary file.
"""
import os
import resource
import signal
import subprocess
import sys
import time

from district import SECONDS, run

ROWS = 60000
SOON = 20       # seconds within which a scan must have noticed


def half_fed(district, path, *words):
    """A scan that has read half of its rows from a pipe and waits for more."""
    scan = subprocess.Popen(district.command("-", *words), stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            start_new_session=True)
    rows = path.read_bytes()
    scan.stdin.write(rows[:len(rows) // 2])
    scan.stdin.flush()
    time.sleep(0.3)     # so that it is in the midst of them
    return scan


def left(folder, *known):
    return sorted(p.name for p in folder.iterdir() if p.name not in known)


def files(district, but=None):
    """Options that write files, each with its own, but for one."""
    return [word for name, option in (("rejects.csv", "--rejects"), ("reasons.csv", "--reasons"),
                                      ("out.csv", "-o"),
                                      ("list.html", "--html"), ("coverage.csv", "--coverage"))
            if option != but and has_option(district, option)
            for word in (option, str(district.folder / name))]


def has_option(district, option):
    done = subprocess.run([district.growth, "help", "scan"], capture_output=True, text=True,
                          check=False)
    return f" {option}" in done.stdout


def signals(district, _):
    path = district.export("dirty.csv", ROWS, "--seed", 41, "--dirty",
                           district.folder / "ledger.csv")
    for number in (signal.SIGINT, signal.SIGTERM):
        scan = half_fed(district, path, *files(district))
        os.killpg(scan.pid, number)
        begun = time.monotonic()
        try:
            out, err = scan.communicate(timeout=SOON)
            taken = time.monotonic() - begun
        except subprocess.TimeoutExpired:
            scan.kill()
            out, err, taken = *scan.communicate(), SOON
        name = number.name
        yield taken < SOON and scan.returncode not in (0, 3), \
            f"{name} ends it, and the status says so", [scan.returncode, f"{taken:.1f} s", err]
        yield not left(district.folder, "dirty.csv", "ledger.csv"), \
            f"{name} leaves no file, half or temporary", left(district.folder)
        yield not out, f"{name} before the end: no findings are printed", [out[:300]]


def reader_gone(district, _):
    path = district.export("export.csv", ROWS, "--seed", 42)
    scan = subprocess.Popen(district.command(path, "-q", *files(district, "-o")),
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE)
    first = scan.stdout.readline()
    scan.stdout.close()
    err = scan.stderr.read()
    status = scan.wait(SOON)
    yield first.startswith(b"child_id,tier,rule,"), "head sees the first line", [first]
    yield not err, "a reader that goes away is no reason to complain", [err]
    yield status in (0, -signal.SIGPIPE, 128 + signal.SIGPIPE), "nor an error", [status]
    yield not left(district.folder, "export.csv"), "no file is left, half, whole or temporary", \
        left(district.folder)


def full(district, words, **more):
    done = subprocess.run(district.command(*words), stdin=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, timeout=SECONDS, check=False, text=True, **more)
    said = [line for line in done.stderr.splitlines()
            if line.startswith("growth") and "dirty.csv:" not in line]    # not of a row
    return done.returncode == 1 and bool(said), [done.returncode, done.stderr[-500:]]


def small_files(limit):
    """For a child process: a file that would grow beyond the limit cannot be written."""
    def begin():
        # The signal is not what a full disk does.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    return begin


def no_room(district, _):
    path = district.export("dirty.csv", ROWS, "--seed", 43, "--dirty",
                           district.folder / "ledger.csv")
    known = ("dirty.csv", "ledger.csv")
    with open("/dev/full", "wb") as device:
        for form in ("text", "csv"):
            good, details = full(district, [path, "-q", "--format", form], stdout=device)
            yield good and "No space left on device" in details[1], \
                f"standard output that is full is an error, with its cause: {form}", details
    options = files(district)
    for option, name in zip(options[::2], options[1::2]):
        good, details = full(district, [path, "-q", option, name], stdout=subprocess.DEVNULL,
                             preexec_fn=small_files(256))
        yield good, f"no room for {option}: an error", details
        yield not left(district.folder, *known), f"no room for {option}: no file is left", \
            left(district.folder)
    for option, name in zip(options[::2], options[1::2]):
        name = os.path.join(os.path.dirname(name), "no-such-folder", "file")
        good, details = full(district, [path, "-q", option, name], stdout=subprocess.DEVNULL)
        yield good, f"no folder for {option}: an error", details


def no_room_to_wait(district, _):
    """Rows that wait for their child, on a disk that is full."""
    path = district.export("shuffled.csv", ROWS, "--seed", 44, "--shuffle")
    held = district.folder / "held"
    held.mkdir()
    where = {**os.environ, "TMPDIR": str(held)}
    words = [path, "-q", "--memory", "1M"]
    want = district.scan(path, "-q").stdout
    got = subprocess.run(district.command(*words), stdin=subprocess.DEVNULL, timeout=SECONDS,
                         capture_output=True, check=False, env=where).stdout
    yield got == want and not left(held), "with room: the same findings, nothing left behind", \
        left(held)
    done = subprocess.run(district.command(*words), stdin=subprocess.DEVNULL, timeout=SECONDS,
                          capture_output=True, check=False, env=where, text=True,
                          preexec_fn=small_files(65536))
    yield done.returncode == 1 and "growth scan: " in done.stderr and not done.stdout, \
        "without: an error and no findings", [done.returncode, done.stderr[-500:],
                                              done.stdout[:300]]
    yield not left(held), "without: nothing left behind", left(held)


if __name__ == "__main__":
    run(sys.argv[1:], [signals, reader_gone, no_room, no_room_to_wait], ROWS)
