#!/usr/bin/env python3
"""FHIR against a table that says the same: children of whom nothing was measured are found in both,
however the resources are laid out; and where FHIR and a table contradict each other in who a child
is, it is settled as between the rows of a table.

Prints TAP.

    patients.py GROWTH MAKE_EXPORT [--rows N]
"""
import gzip
import json
import random
import re
import subprocess
import sys

from district import SECONDS, TODAY, run
from identity import made_children, text_of, without_order

LOINC, SNOMED, UCUM = "http://loinc.org", "http://snomed.info/sct", "http://unitsofmeasure.org"


def patient(child, identity):
    return {"resourceType": "Patient", "id": child, "birthDate": identity[1],
            "gender": {"M": "male", "F": "female"}[identity[0]]}


def observation(child, system, code, day, value):
    return {"resourceType": "Observation", "status": "final",
            "code": {"coding": [{"system": system, "code": code}]},
            "subject": {"reference": f"Patient/{child}"}, "effectiveDateTime": day,
            "valueQuantity": value}


def weight(child, day, kilograms):
    return observation(child, LOINC, "29463-7", day,
                       {"value": float(kilograms), "system": UCUM, "code": "kg"})


def gestation(child, identity):
    return observation(child, SNOMED, "412726003", identity[1],
                       {"value": int(identity[2]), "system": UCUM, "code": "wk"})


def lines(resources):
    return "".join(json.dumps(one, separators=(",", ":")) + "\n" for one in resources).encode()


def bundle(resources):
    return json.dumps({"resourceType": "Bundle", "type": "collection",
                       "entry": [{"resource": one} for one in resources]}).encode()


def resources_of(children):
    """Patients and Observations of children, each with the identity of its first row."""
    patients, observations = [], []
    for child, rows in children.items():
        patients.append(patient(child, rows[0]))
        if rows[0][2]:
            observations.append(gestation(child, rows[0]))
        observations += [weight(child, day, kilograms) for *_, day, kilograms in rows if day]
    return patients, observations


def some_never_measured(rows):
    """Children of one identity each; of every third nothing was measured."""
    children = {}
    for number, (child, of_child) in enumerate(made_children(rows).items()):
        who = of_child[0][:3]
        children[child] = [(*who, *row[3:]) for row in of_child] if number % 3 else [(*who, "", "")]
    return children


def layouts(patients, observations):
    """name -> files as (name, bytes), and options."""
    mixed = patients + observations
    random.Random(3).shuffle(mixed)
    yield "two files", [("p.ndjson", lines(patients)), ("o.ndjson", lines(observations))], []
    yield "observations first, four threads", \
        [("o.ndjson", lines(observations)), ("p.ndjson", lines(patients))], ["-j", "4"]
    yield "one thread", [("all.ndjson", lines(mixed))], ["-j", "1"]
    yield "a Bundle", [("all.json", bundle(mixed))], []
    yield "Patients packed, in two files", \
        [("p1.gz", gzip.compress(lines(patients[::2]))), ("o.ndjson", lines(observations)),
         ("p2.gz", gzip.compress(lines(patients[1::2])))], []
    yield "little memory", [("all.ndjson", lines(mixed))], ["--memory", "1M"]


def write(district, files):
    paths = []
    for name, content in files:
        paths.append(district.folder / name)
        paths[-1].write_bytes(content)
    return paths


def never_measured(district, rows):
    children = some_never_measured(rows)
    table = district.folder / "table.csv"
    table.write_bytes(text_of([(child, *row) for child, of in children.items() for row in of]))
    coverage = district.folder / "coverage.csv"
    expected = district.scan(table, "--coverage", coverage)
    expected_coverage = coverage.read_bytes()
    patients, observations = resources_of(children)
    never = sum(1 for of in children.values() if not of[0][3])
    yield never > rows // 40, f"{never} of {len(children)} children were never measured", []
    first = None
    for name, files, options in layouts(patients, observations):
        done = district.scan(*write(district, files), *options, "--coverage", coverage)
        first = first or done.stdout
        yield done.stdout == first, f"{name}: the same bytes", []
        yield without_order(done.stdout) == without_order(expected.stdout), \
            f"{name}: what a table of the same has", []
        yield coverage.read_bytes() == expected_coverage, f"{name}: the same coverage", []
        said = done.stderr.decode()
        yield f"; {never} of those used name a child and nothing measured" in said and \
            f"\n{len(children)} children, " in "\n" + said, f"{name}: counts", [said]
    paths = write(district, [("all.ndjson", lines(patients + observations))])
    parts = [district.scan(*paths, "--shard", f"{n}/3").stdout for n in (1, 2, 3)]
    yield sorted(set().union(*map(without_order, parts))) == sorted(set(without_order(first))), \
        "three parts are the whole", []


def contradicting(district, rows):
    """Of some children the first half of the rows is of FHIR, which has one identity for them; the
    same as a table is settled already."""
    children = made_children(rows)
    of_fhir, of_table, told = {}, [], []
    for number, (child, of_child) in enumerate(children.items()):
        half = len(of_child) // 2 if number % 2 else 0
        mine = [(*of_child[0][:3], *row[3:]) for row in of_child[:half]]
        if mine:
            of_fhir[child] = mine
        of_table += [(child, *row) for row in of_child[half:]]
        told += [(child, *row) for row in mine + of_child[half:]]
    table, whole = district.folder / "table.csv", district.folder / "whole.csv"
    table.write_bytes(text_of(of_table))
    whole.write_bytes(text_of(told))
    expected = district.scan(whole)
    patients, observations = resources_of(of_fhir)
    refused = re.search(r"(\d+) rejected", expected.stderr.decode()).group(1)
    yield int(refused) > rows // 20, f"{refused} rows are refused", []
    first = None
    for name, files, options in layouts(patients, observations):
        rejects = district.folder / "rejects"
        done = district.scan(table, *write(district, files), *options, "--rejects", rejects)
        first = first or done.stdout
        yield done.stdout == first, f"{name}: the same bytes", []
        yield without_order(done.stdout) == without_order(expected.stdout), \
            f"{name}: what one table of all has", \
            sorted(set(without_order(done.stdout)) ^ set(without_order(expected.stdout)))[:6]
        yield f" {refused} rejected" in done.stderr.decode(), f"{name}: counts", \
            [done.stderr.decode()[-600:], refused]
        kept = sum(len(path.read_bytes().splitlines()) for path in
                   district.folder.glob("rejects*")) - 1
        yield kept == int(refused), f"{name}: {kept} rejected rows are kept", []
        for left in district.folder.glob("rejects*"):
            left.unlink()
    paths = write(district, [("all.ndjson", lines(patients + observations))])
    done = subprocess.run([district.growth, "check", table, *paths, "--format", "csv", "--today",
                           TODAY], capture_output=True, timeout=SECONDS, check=False)
    yield without_order(done.stdout) == without_order(expected.stdout), "`check` says the same", \
        [done.stderr.decode()[-400:]]


if __name__ == "__main__":
    run(sys.argv[1:], [never_measured, contradicting], 3000)
