#!/usr/bin/env python3
"""Show that the tests can fail: one small wrong change a time, and some test must turn red (TAP).

    mutants.py ROOT [WORD]     all mutants, or those whose file or description holds WORD

Each row of MUTANTS changes one place of a copy of the project, builds the library and its unit and
vector tests, and runs them.  A mutant that passes every test is a hole in the tests and fails here.
The test in seen_by.csv, which has seen a mutant before, is asked first; where it sees nothing, all
are, and what the row should say is printed.
"""
import concurrent.futures
import csv
import json
import os
import pathlib
import queue
import re
import shutil
import subprocess
import sys
import tempfile

CORE = "lib/core/"
AT_ONCE = 2  # each in a copy of its own; meson and the linker leave a processor waiting
SUITES = re.compile(r"tests/(unit|vectors)/meson.build$")
MUTANTS = [  # file, what it says, what it is made to say, what that means
    (CORE + "table.c", "cubic(&t->rows[i - 1], age, lms);", "linear(&t->rows[i], age, lms);",
     "linear for cubic"),
    (CORE + "table.c", "i + 2 < t->n", "i + 3 < t->n",
     "one interval too many is linear at the end"),
    (CORE + "table.c", "i >= 1 &&", "i >= 2 &&", "one interval too many is linear at the start"),
    (CORE + "reference.c", "if (found && age_days < s->to)", "if (found)",
     "at a join the younger segment wins"),
    (CORE + "reference.c", "s->from <= age_days && age_days <= s->to",
     "s->from < age_days && age_days <= s->to", "the first day of a segment is left out"),
    (CORE + "reference.c", "s->from <= age_days && age_days <= s->to",
     "s->from <= age_days && age_days < s->to", "the last day of a reference is left out"),
    (CORE + "reference.c", "&segment->tables[sex]", "&segment->tables[3 - sex]",
     "the sexes are swapped"),
    (CORE + "kernel.h", "0x1.5555555555557p-2 + q", "0x1.5555556555557p-2 + q",
     "a term of the logarithm is off"),
    (CORE + "kernel.h", "u2 * (0x1.55555555554fdp-3", "u2 * (0x1.55555565554fdp-3",
     "a term of the exponential is off"),
    (CORE + "tail.c", "fabs(z) > 3)", "fabs(z) > 3.1)", "the tail rule begins late"),
    (CORE + "posture.c", "lying_cm = 0.7", "lying_cm = 0.6", "lying is 0.6 cm longer"),
    (CORE + "posture.c", "age_days < standing_from", "age_days <= standing_from",
     "standing begins a day late"),
    (CORE + "lms.c", "if (!is_positive(x))", "if (x < 0)", "a value where there is none"),
    (CORE + "age.h", "c = a + (child->gestation_days - GROWTH_GESTATION_DUE);", "c = a;",
     "the correction is dropped"),
    (CORE + "assess.c", "age_days < paper_correction[i].until",
     "age_days <= paper_correction[i].until + 1", "corrected a day too long on paper"),
    (CORE + "assess.c", "return (growth_age_choice){ 0, age_days == 0, age_days != 0 };",
     "return (growth_age_choice){ 0, 0, 0 };", "the pooled term row is not used"),
    (CORE + "assess.c", "age_days >= who_begins", "age_days > who_begins",
     "nothing at 14 days on paper"),
    (CORE + "assess.c", "remeasure = -6", "remeasure = -9", "an extreme low value is not flagged"),
    (CORE + "age.h", "if (a < 0)", "if (a < -100)", "measured before birth is scored"),
    (CORE + "centile.c", "sds <= lines[i].sds + GROWTH_CENTILE_NEAR",
     "sds <= lines[i].sds", "on a line only from below"),
    (CORE + "centile.c", "centile < 1 || centile > 99", "centile > 99", "no decimal below 1"),
    (CORE + "centile.c", "{ -8 / 3.0,", "{ -2.67,", "the lowest line is rounded"),
    (CORE + "date.c", "year % 100 != 0", "1", "1900 is a leap year"),
    (CORE + "date.c", "<= 1e-9 ? sixteenth", "<= 0 ? sixteenth",
     "14 days in years fall into the segment below"),
    (CORE + "date.c", "? 0 : gestation_days", "? -40 : gestation_days",
     "unknown gestation is not 40 weeks"),
    (CORE + "measure.c", "value >= info->low", "value > info->low", "a limit is left out"),
    (CORE + "measure.c", '{ "g", GROWTH_DIMENSION_MASS, -3, 1 }',
     '{ "g", GROWTH_DIMENSION_MASS, -2, 1 }', "grams are decigrams"),
    (CORE + "measure.c", "weight_kg / (metres * metres)", "weight_kg / metres", "BMI by height"),
    (CORE + "number.c", "d->exponent -= after_point; /* leading", "d->exponent -= 0; /* leading",
     "zeros behind the point are lost"),
    (CORE + "number.c", "found + ((found & 1) ||", "found + (1 ||", "ties are rounded up"),
    (CORE + "number.c", "d.exponent += shift;", "", "units do not convert"),
    (CORE + "record.c", '{ "refused", GROWTH_REASON_DECLINED }',
     '{ "refused", GROWTH_REASON_OTHER }', "a spelling is lost"),
    (CORE + "registry_uk.c", "YEARS(18), CUBIC", "YEARS(17), CUBIC",
     "boys' heads end with the girls'"),
    (CORE + "registry_uk.c", "T(who2006_day_height), ", "T(who2006_day_length), ",
     "length goes on where height begins"),
    (CORE + "case.c", "return a >= b - GROWTH__SDS_EPSILON;",
     "return a > b + GROWTH__SDS_EPSILON;", "a threshold met exactly does not count"),
    (CORE + "case.c", "fmin(age - days, c->o[newest].age_days)", "age - days",
     "a gap in weighing hides a fall"),
    (CORE + "case.c", "        level = before;\n", "        break;\n",
     "a fall is told from the middle of it"),
    (CORE + "case.c", "for (int i = 0; i < 3; i++)", "for (int i = 0; i < 0; i++)",
     "one high value of two is a level to fall from"),
    (CORE + "history.c", "met->tier = strongest;\n    for",
     "met->tier = GROWTH_TIER_URGENT;\n    for",
     "a fall that goes on is called less"),
    (CORE + "history.c", "if (!growth__more_than(sds, next))", "if (1)",
     "a fall that goes on is asked about at one weighing only"),
    (CORE + "history.c", "note_first(f, &met);\n            notes |= met.notes;\n            level",
     "notes |= met.notes;\n            level", "an episode has no beginning"),
    (CORE + "rules_gain.c", "lighter > 0 && asked < lighter + 2", "lighter > 0",
     "no gain is asked of the nearest occasion alone"),
    (CORE + "rules_uk.c", "c->o[j].value >= c->o[*heaviest].value", "1",
     "a loss is told from the lighter of two"),
    (CORE + "rules_uk.c", "in_time ? RAPID_RESIDUAL : RAPID_GAP", "RAPID_RESIDUAL",
     "across a gap the residual of the time counts"),
    (CORE + "rules_uk.c", "in_time || growth__before(c, at) < c->n", "1",
     "two weights years apart are urgent by their scores"),
    (CORE + "rules_later.c", "second = high, high = c->sds[i];", "second = high = c->sds[i];",
     "one high value of years ago is a level to fall from"),
    (CORE + "rules_later.c", "while (i > 0 && !(is_possible", "while (0 && !(is_possible",
     "a slow fall is predicted from the middle of it"),
    (CORE + "history.c", "if (w->a->asked->slow >= 0)", "if (0)",
     "a slow fall of before is not looked back to"),
    (CORE + "carry.c", "sds = carried;", "", "the joins are not bridged"),
    (CORE + "tracking.c", "1 - ", "1 + ", "what does not track is added"),
    (CORE + "status.c", 'vsnprintf(err->message, sizeof err->message, format, args);', "",
     "no sentence"),
    (CORE + "text.c", "growth__lower(text[i]) != growth__lower(*word)", "text[i] != *word",
     "capitals matter"),
    (CORE + "quality.c", "e->score - last->score > jump &&", "0 &&",
     "one good weight takes back a fall"),
    (CORE + "quality_day.c", "t->measure != GROWTH_WEIGHT || !is_last_day(t, end)", "1",
     "of the latest day the higher weight is used"),
    (CORE + "quality_track.c", "m->marks & GROWTH_MARK_DOUBTFUL ?", "0 ?",
     "what somebody doubts speaks against the others"),
    (CORE + "occasions.c", "while (n > 1 &&", "while (0 &&", "the newest is one left out"),
    (CORE + "occasions.c", "i < s->n_points; i++) {\n        double sum", "i + 1 < s->n_points; "
     "i++) {\n        double sum", "a high slip at the end hides the fall before it"),
    (CORE + "rules_uk.c", "growth__at_least(c->p[STATE_EXTREME], c->last->sds)", "0",
     "an extreme weight alone waits six weeks"),
    (CORE + "history.c", "const size_t newest = newest_day(s);",
     "const size_t newest = s->n_points - 1;", "a copy of the newest row ends a fall that goes on"),
    (CORE + "quality.c", "return v.deviation > off_track ? latest : i;", "return i;",
     "pounds after a low weight take the low one off"),
    (CORE + "occasions.c", "stands = middle(used, keep_trusted(used, n_used), is_newest);",
     "stands = middle(used, n_used, is_newest);", "two slips stand for an occasion"),
    (CORE + "given.c", "gestation < GROWTH_GESTATION_MIN", "gestation < 1",
     "a gestation in weeks is one in days"),
]


def run(command, folder, env=None):
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True).returncode


def copy_of(root, folder):
    names = subprocess.run(["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=root,
                           capture_output=True, text=True, check=True).stdout.split("\0")
    for name in filter(None, names):
        if (root / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, folder / name)


def programs_of(folder):
    """The test programs of the core: what has to be built for them, and nothing else."""
    told = subprocess.run(["meson", "introspect", "build", "--targets"], cwd=folder,
                          capture_output=True, text=True, check=True).stdout
    names = [name for t in json.loads(told) for name in t["filename"]
             if t["type"] == "executable" and SUITES.search(t["defined_in"])]
    return [os.path.relpath(name, folder / "build") for name in names]


def is_caught(folder, programs, tests=("--suite", "unit", "--suite", "vectors")):
    """Whether the build or some of the tests turns red."""
    if run(["ninja", "-C", "build", *programs], folder):
        return True
    return run(["meson", "test", "-C", "build", "--no-rebuild", "--maxfail", "1", *tests],
               folder) != 0


def program_of(test):
    """Of a test `unit-NAME` or `vectors-NAME` its program."""
    suite, name = test.split("-", 1)
    return f"tests/{suite}/test_{'vectors_' if suite == 'vectors' else ''}{name}"


def who_saw(folder):
    """The first test that was red in the last run."""
    log = folder / "build/meson-logs/testlog.json"
    rows = map(json.loads, log.read_text().splitlines()) if log.is_file() else ()
    return next((row["name"].split(" / ")[-1] for row in rows
                 if row["result"] not in ("OK", "SKIP")), "none")


def is_seen(folder, programs, meaning, seen_by):
    """Whether a mutant is seen, by the test that saw it before or by any, and what to tell."""
    test = seen_by.get(meaning)
    if test and is_caught(folder, [program_of(test)], [test]):
        return True, ""
    (folder / "build/meson-logs/testlog.json").unlink(missing_ok=True)
    caught = is_caught(folder, programs)
    return caught, f"# seen_by.csv: \"{meaning}\",{who_saw(folder)}\n"


def is_killed(mutant, folders, programs, seen_by):
    """The same of one mutant, in whichever folder is free."""
    name, old, new, meaning = mutant
    folder = folders.get()
    path = folder / name
    text = path.read_text()
    if old in text:
        path.write_text(text.replace(old, new, 1))
        told = is_seen(folder, programs, meaning, seen_by)
        path.write_text(text)
        os.utime(path)
    else:
        told = False, f"# {name} no longer says: {old}\n"
    folders.put(folder)
    return told


def set_up(root, folder):
    folder.mkdir()
    copy_of(root, folder)
    run(["meson", "setup", "build", "-Dbuildtype=plain"], folder)


def main(root, word=""):
    root = pathlib.Path(root).resolve()
    chosen = [m for m in MUTANTS if word in m[0] or word in m[3]]
    with open(root / "tests/mutation/seen_by.csv", encoding="utf-8", newline="") as rows:
        seen_by = {row["mutant"]: row["test"] for row in csv.DictReader(rows)}
    print(f"1..{len(chosen) + 1}")
    failed = 0
    folders = queue.SimpleQueue()
    with tempfile.TemporaryDirectory() as scratch:
        at = [pathlib.Path(scratch) / str(i) for i in range(AT_ONCE)]
        for folder in at:
            set_up(root, folder)
            folders.put(folder)
        programs = programs_of(at[0])
        sound = not is_caught(at[0], programs)
        failed += not sound
        print(f"{'ok' if sound else 'not ok'} 1 - the tests pass unchanged", flush=True)
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            told = pool.map(lambda m: is_killed(m, folders, programs, seen_by), chosen)
            for n, ((name, _, _, meaning), (ok, words)) in enumerate(zip(chosen, told), 2):
                failed += not ok
                print(f"{words}{'ok' if ok else 'not ok'} {n} - {name}: {meaning}", flush=True)
    sys.exit(bool(failed))


main(*sys.argv[1:])
