#!/usr/bin/env python3
"""What a transcript of `growth store` cannot show.  Prints TAP.

    store_commands.py GROWTH

Two processes that record at once; a whole import killed; the sqlite3 shell, which the file itself
refuses; the mode of every file; and that no identifier gets into a message.
"""
import csv
import io
import os
import pathlib
import random
import signal
import stat
import subprocess
import sys
import tempfile
import time

NHS_NUMBER = "9990000018"
SECONDS = 120


class Store:
    """A store in a folder of its own, worked on through the command."""

    def __init__(self, growth, folder, name="a.growth"):
        self.growth, self.folder, self.path = growth, folder, folder / name

    def start(self, command, *words):
        return subprocess.Popen([self.growth, "store", command, self.path, *words],
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True)

    def run(self, command, *words, given=""):
        return subprocess.run([self.growth, "store", command, self.path, *words], input=given,
                              capture_output=True, text=True, timeout=SECONDS, check=False)

    def must(self, command, *words, given=""):
        done = self.run(command, *words, given=given)
        if done.returncode:
            raise RuntimeError(f"growth store {command}: {done.stderr}")
        return done.stdout

    def add(self):
        return self.must("add", "--sex", "female", "--birth-date", "2021-04-02").strip()

    def record(self, child, value):
        return ["record", "--child", child, "--date", "2021-06-01", "--measure", "weight",
                "--value", value, "--unit", "kg"]

    def rows(self, command, *words):
        return list(csv.DictReader(io.StringIO(self.must(command, *words, "--format", "csv"))))

    def sound(self):
        return self.run("check", "-q").returncode == 0


def at_once(store):
    """Two processes at once: nothing is lost and nothing doubled."""
    store.must("init", "-q")
    child = store.add()
    running, said = [], []
    for value in range(20):
        for half in (0, 5):     # two that differ, at once
            running.append(store.start(*store.record(child, f"4.{value:02d}{half}")))
        running.append(store.start(*store.record(child, "5.5")))    # and one that never does
        if len(running) >= 6:
            said += [p.communicate(timeout=SECONDS) + (p.returncode,) for p in running]
            running = []
    said += [p.communicate(timeout=SECONDS) + (p.returncode,) for p in running]
    values = [row["value"] for row in store.rows("history", "--child", child)
              if row["kind"] == "measurement"]
    yield all(status == 0 for _, _, status in said), "every process could record"
    yield len(values) == 41 and len(set(values)) == 41, "nothing is lost, nothing doubled"
    yield sum(out.startswith("new,") for out, _, _ in said) == 41, "each was new once"
    yield store.sound(), "the store is sound after that"


def write_rows(path, children, days):
    with path.open("w", encoding="utf-8") as out:
        out.write("child_id,sex,birth_date,measured_on,measure,value,unit\n")
        for child in range(children):
            for day in range(days):
                out.write(f"K{child},female,2021-04-02,2021-{5 + day // 28:02d}-{1 + day % 28:02d},"
                          f"weight,{5 + day / 100:.2f},kg\n")


def killed(store):
    """kill -9 amid an import: all of it is there or none, and it can be done again."""
    store.must("init", "-q")
    child = store.add()
    store.must(*store.record(child, "4.9"))
    rows = store.folder / "rows.csv"
    write_rows(rows, 400, 50)
    chance = random.Random(1)
    whole = True
    for _ in range(5):
        p = store.start("import", str(rows), "-q")
        time.sleep(chance.uniform(0.01, 0.3))
        p.send_signal(signal.SIGKILL)
        p.communicate(timeout=SECONDS)
        whole = whole and len(store.rows("list")) in (1, 401)
    yield whole, "an import that is killed is there whole or not at all"
    yield store.sound(), "the store is sound after five kills"
    store.must("import", str(rows), "-q")
    again = store.must("import", str(rows), "-q", "--format", "csv").splitlines()
    yield again[1].startswith("rows,20000,0,20000,0,0,0,0,"), "the import can be done again"
    yield len(store.rows("list")) == 401, "and every child is there once"
    yield [row["value"] for row in store.rows("history", "--child", child)
           if row["kind"] == "measurement"] == ["4.9"], "what was recorded before is there"


def shell(store):
    """The sqlite3 shell: the file refuses what would change the past."""
    store.must("init", "-q")
    child = store.add()
    store.must(*store.record(child, "4.9"))
    for statement in ("UPDATE measurement SET value_text = '9.9'", "DELETE FROM measurement",
                      "DELETE FROM child",
                      "INSERT OR REPLACE INTO child SELECT * FROM child",
                      "REPLACE INTO measurement SELECT * FROM measurement"):
        done = subprocess.run(["sqlite3", store.path, statement], capture_output=True, text=True,
                              timeout=SECONDS, check=False)
        what = statement.split(" SET")[0]
        yield done.returncode != 0 and store.sound(), f"the file refuses {what}"
    yield [row["value"] for row in store.rows("history", "--child", child)
           if row["kind"] == "measurement"] == ["4.9"], "nothing has changed"


def damaged(store):
    """A damaged page is said, and the exit status is not 0."""
    store.must("init", "-q")
    child = store.add()
    for value in range(10):
        store.must(*store.record(child, f"4.{value}"))
    raw = bytearray(store.path.read_bytes())
    where = raw.rindex(b"4.7")
    raw[where:where + 3] = b"9.7"
    store.path.write_bytes(raw)
    done = store.run("check")
    yield done.returncode == 1 and "growth store check: " in done.stderr, "a changed value is found"


def modes(store):
    """Whatever is written is for its owner alone."""
    store.must("init", "-q")
    child = store.add()
    store.must("export", str(store.folder / "x.csv"))
    store.must("export", str(store.folder / "x.json"), "--child", child)
    store.must("backup", str(store.folder / "copy.growth"))
    bad = [p.name for p in store.folder.iterdir() if stat.S_IMODE(p.stat().st_mode) & 0o077]
    yield not bad and len(list(store.folder.iterdir())) >= 4, "every file has mode 0600"
    yield not [p for p in store.folder.iterdir() if ".tmp" in p.name], "no temporary file is left"


def discreet(store):
    """No identifier in a message, nor in the process list."""
    store.must("init", "-q")
    store.must("add", "--sex", "female", "--birth-date", "2021-04-02", "--identifier", "-",
               given=NHS_NUMBER)
    said = []
    for words, given in ((("find",), NHS_NUMBER), (("find",), NHS_NUMBER[:-1] + "9"),
                         (("find",), NHS_NUMBER + "1"), (("find",), NHS_NUMBER * 2000),
                         (("find",), f"{NHS_NUMBER}\n{NHS_NUMBER}\n"),
                         (("find",), "x" + NHS_NUMBER),
                         (("history", "--identifier", "-"), NHS_NUMBER),
                         (("history", "--child", NHS_NUMBER), ""),
                         (("link", "--child", NHS_NUMBER, "--sibling", NHS_NUMBER, "--author", "a"),
                          "")):
        done = store.run(*words, given=given)
        said.append(done.stdout + done.stderr)
    rows = store.folder / "rows.csv"
    rows.write_text("child_id,sex,birth_date,measured_on,measure,value,unit\n"
                    f"{NHS_NUMBER},female,2020-04-02,2021-06-01,weight,4.9,kg\n"
                    f"{NHS_NUMBER},female,2020-04-02,2021-06-01,weight,4.9,stone\n",
                    encoding="utf-8")
    done = store.run("import", str(rows), "--system", "nhs-number")
    said.append(done.stdout + done.stderr)
    yield done.returncode == 3, "another birth date is another child: the row is rejected"
    yield all(said) and not [text for text in said if NHS_NUMBER in text], \
        "no identifier is in any message"


def by_the_clock(store):
    """What depends on the day of the test: transcripts have fixed ones."""
    def at(days, form="%Y-%m-%dT%H:%M:%SZ"):
        return time.strftime(form, time.gmtime(time.time() + days * 86400))

    store.must("init")
    child = store.add()
    far = store.run(*store.record(child, "4.9"), "--now", at(2))
    yield far.returncode == 2 and "more than a day ahead of this computer's clock" in far.stderr, \
        "a time two days ahead is refused"
    yield not store.run(*store.record(child, "4.9")).returncode, "nothing was recorded under it"
    near = store.run(*store.record(child, "5.0"), "--now", at(0.5))
    yield near.returncode == 0, "half a day ahead is what clocks and time zones differ by"
    words = store.record(child, "5.1")
    words[words.index("--date") + 1] = at(0.9, "%Y-%m-%d")
    ahead = store.run(*words, "--now", at(0.9))
    is_to_come = at(0.9, "%Y-%m-%d") > time.strftime("%Y-%m-%d")
    yield ahead.returncode == 0 and ("is after today" in ahead.stderr) == is_to_come, \
        "a day to come is kept, and said to be so"


def main(growth):
    tests = [at_once, killed, shell, damaged, modes, discreet, by_the_clock]
    number = failed = 0
    os.umask(0)     # whatever the umask, the modes are the command's own doing
    for test in tests:
        with tempfile.TemporaryDirectory(prefix="growth-store-") as folder:
            for good, name in test(Store(growth, pathlib.Path(folder))):
                number += 1
                failed += not good
                print(f"{'ok' if good else 'not ok'} {number} - {test.__name__}: {name}")
    print(f"1..{number}")
    return 1 if failed or not number else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).absolute()))
