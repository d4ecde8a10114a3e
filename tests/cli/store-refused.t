# What the store does not take, or takes with a warning.

# Contacts as measurements: not before birth, not in the future; nobody is born after today.
$ growth store init OUT/c.growth -q
$ growth store add OUT/c.growth --sex male --birth-date 2050-01-01 --now 2024-03-01T10:00:00Z
! growth store add: OUT/c.growth: the birth date is in the future
? 1
$ growth store add OUT/c.growth --sex female --birth-date 2019-04-02 --now 2024-03-01T10:00:00Z > OUT/c
$ growth store details OUT/c.growth --child $(cat OUT/c) --birth-date 2050-01-01 --author a --reason typed --now 2024-03-01T10:00:00Z
! growth store details: OUT/c.growth: the birth date is in the future
? 1
$ growth store contact OUT/c.growth --child $(cat OUT/c) --date 2018-09-01 --not-brought --now 2024-03-01T10:00:00Z
! growth store contact: OUT/c.growth: the day is before the child was born
? 1
$ growth store contact OUT/c.growth --child $(cat OUT/c) --date 2060-09-01 --not-brought --now 2024-03-01T10:00:00Z
! growth store contact: OUT/c.growth: the day is in the future
? 1

# Two children are linked in one way: not sibling and parent, not each the other's parent.
$ growth store init OUT/l.growth -q
$ growth store add OUT/l.growth --sex female --birth-date 2019-04-02 --now 2024-03-01T10:00:00Z > OUT/one
$ growth store add OUT/l.growth --sex female --birth-date 2021-04-02 --now 2024-03-01T10:00:00Z > OUT/two
$ growth store link OUT/l.growth --child $(cat OUT/one) --parent $(cat OUT/two) --author a --now 2024-03-01T10:00:00Z
new, entry 5
$ growth store link OUT/l.growth --child $(cat OUT/two) --parent $(cat OUT/one) --author a --now 2024-03-01T10:00:00Z
! growth store link: OUT/l.growth: the two are linked otherwise already: retract that link first
? 1
$ growth store link OUT/l.growth --child $(cat OUT/two) --sibling $(cat OUT/one) --author a --now 2024-03-01T10:00:00Z
! growth store link: OUT/l.growth: the two are linked otherwise already: retract that link first
? 1
$ growth store link OUT/l.growth --child $(cat OUT/one) --parent $(cat OUT/two) --author a --now 2024-03-01T10:00:00Z
! growth store link: OUT/l.growth: the two are linked so already
? 1

# Nothing is recorded of a child under a time before its newest entry: what the record said would change.
$ growth store init OUT/n.growth -q
$ growth store add OUT/n.growth --sex female --birth-date 2019-04-02 --now 2024-03-01T10:00:00Z > OUT/n
$ growth store details OUT/n.growth --child $(cat OUT/n) --sex male --author a --reason typed --now 2022-01-01T10:00:00Z
! growth store details: --now 2022-01-01T10:00:00Z is before the newest entry of this child, which was recorded at 2024-03-01T10:00:00Z: what the record said on an earlier day would change
? 1
$ growth store record OUT/n.growth --child $(cat OUT/n) --date 2021-01-01 --measure weight --value 11 --unit kg --now 2022-01-01T10:00:00Z
! growth store record: --now 2022-01-01T10:00:00Z is before the newest entry of this child, which was recorded at 2024-03-01T10:00:00Z: what the record said on an earlier day would change
? 1
$ growth store identify OUT/n.growth --child $(cat OUT/n) --identifier tests/cli/records/nhs-number.txt --now 2022-01-01T10:00:00Z
! growth store identify: --now 2022-01-01T10:00:00Z is before the newest entry of this child, which was recorded at 2024-03-01T10:00:00Z: what the record said on an earlier day would change
? 1
$ growth store import OUT/n.growth tests/cli/records/store-community.csv --now 2022-01-01T10:00:00Z
! growth store import: --now 2022-01-01T10:00:00Z is before the newest entry, which was recorded at 2024-03-01T10:00:00Z: what the record said on an earlier day would change
? 1
$ growth store add OUT/n.growth --sex female --birth-date 2019-04-02 --now 2022-01-01T10:00:00Z > OUT/copied

# A value that no child of that age has, and an age that no child has, are kept, and said to be so.
$ growth store init OUT/v.growth -q
$ growth store add OUT/v.growth --sex female --birth-date 2019-04-02 --gestation 40+0 --now 2019-04-03T10:00:00Z > OUT/v
$ growth store record OUT/v.growth --child $(cat OUT/v) --date 2019-06-02 --measure weight --value 490 --unit kg --now 2020-01-01T10:00:00Z
new, entry 3
! growth store record: warning: weight 490.00 kg is 44.0 SDS, beyond what is plausible (8 SDS, BMI 15): check entry and unit; it is kept
$ growth store record OUT/v.growth --child $(cat OUT/v) --date 2019-06-02 --measure weight --value 4.90 --unit kg --now 2020-01-01T10:00:00Z
new, entry 4
$ growth store amend OUT/v.growth --child $(cat OUT/v) --entry 4 --value 49.0 --author a --reason typed --now 2020-01-01T10:00:00Z
amended, entry 5
! growth store amend: warning: weight 49.00 kg is 19.4 SDS, beyond what is plausible (8 SDS, BMI 15): check entry and unit; it is kept
$ growth store add OUT/v.growth --sex female --birth-date 1989-04-02 --now 2019-04-03T10:00:00Z > OUT/old
$ growth store record OUT/v.growth --child $(cat OUT/old) --date 2019-06-02 --measure head --value 55 --unit cm --now 2020-01-01T10:00:00Z
new, entry 8
! growth store record: warning: at 30.2 years, beyond 25: check the day and the date of birth; it is kept, and no reference reaches it

# Nothing is recorded before it happens: a slip in --now would lock the record until then.
$ growth store add OUT/v.growth --sex female --birth-date 2019-04-02 --now 2099-04-03T10:00:00Z
! growth store add: --now 2099-04-03T10:00:00Z is more than a day ahead of this computer's clock: nothing is recorded before it happens, and nothing could be recorded for the child until then
? 2

# What can be no store, and what can be no note, in words of its own.
$ growth store init OUT/e.growth -q
$ growth store list OUT
! growth store list: OUT: it is a folder: name the file of the store in it
? 1
$ growth store list tests/cli/records/empty.growth
! growth store list: tests/cli/records/empty.growth: the file is empty, and so no store: restore a backup or an export, or make a new store in its place
? 1
$ growth store add OUT/e.growth --sex female --birth-date 2019-04-02 --now 2019-04-03T10:00:00Z > OUT/e
$ growth store record OUT/e.growth --child $(cat OUT/e) --date 2019-06-02 --measure weight --value 4.9 --unit kg --note tests/cli/records/note-zero.txt --now 2020-01-01T10:00:00Z
! growth store record: --note: tests/cli/records/note-zero.txt holds a zero byte: is it a text? Save it as plain text in UTF-8
? 1
$ growth store record OUT/e.growth --child $(cat OUT/e) --date 2019-06-02 --measure weight --value 4.9 --unit kg --note tests/cli/records/note-latin.txt --now 2020-01-01T10:00:00Z
! growth store record: --note: tests/cli/records/note-latin.txt is not in UTF-8: save it as plain text in UTF-8
? 1

# Taken back once: nobody is sent from one entry to the next.
$ growth store init OUT/t.growth -q
$ growth store add OUT/t.growth --sex female --birth-date 2024-01-10 --now 2024-01-20T10:00:00Z > OUT/t
$ growth store record OUT/t.growth --child $(cat OUT/t) --date 2024-03-10 --measure weight --value 5.2 --unit kg --now 2024-03-10T10:00:00Z
new, entry 3
$ growth store amend OUT/t.growth --child $(cat OUT/t) --entry 3 --value 5.3 --author gp --reason "slip" --now 2024-03-11T10:00:00Z
amended, entry 4
$ growth store amend OUT/t.growth --child $(cat OUT/t) --entry 4 --value 5.4 --author gp --reason "slip" --now 2024-03-11T10:00:00Z
amended, entry 5
$ growth store amend OUT/t.growth --child $(cat OUT/t) --entry 3 --value 5.5 --author gp --reason "slip" --now 2024-03-12T10:00:00Z
! growth store amend: OUT/t.growth: entry 3 was superseded, and entry 5 stands now: amend or retract that one
? 1
$ growth store retract OUT/t.growth --child $(cat OUT/t) --entry 5 --author gp --reason "another child" --now 2024-03-13T10:00:00Z
retracted, entry 6
$ growth store retract OUT/t.growth --child $(cat OUT/t) --entry 5 --author gp --reason "another child" --now 2024-03-13T10:00:00Z
! growth store retract: OUT/t.growth: entry 5 is taken back already, by entry 6: if it was right after all, record it anew
? 1
$ growth store retract OUT/t.growth --child $(cat OUT/t) --entry 6 --author gp --reason "undo" --now 2024-03-13T10:00:00Z
! growth store retract: OUT/t.growth: entry 6 takes another back: if that was right after all, record it anew
? 1
$ growth store amend OUT/t.growth --child $(cat OUT/t) --entry 3 --value 5.2 --author gp --reason "was right" --now 2024-03-13T10:00:00Z
! growth store amend: OUT/t.growth: entry 3 is taken back already, by entry 6: if it was right after all, record it anew
? 1
$ growth store record OUT/t.growth --child $(cat OUT/t) --date 2024-03-10 --measure weight --value 5.4 --unit kg --now 2024-03-14T10:00:00Z
new, entry 7

# Details that change nothing are no entry; the parents' heights are in the history as JSON.
$ growth store init OUT/d.growth -q
$ growth store add OUT/d.growth --sex male --birth-date 2024-01-10 --mother-height 163.5 --now 2024-01-20T10:00:00Z > OUT/d
$ growth store details OUT/d.growth --child $(cat OUT/d) --mother-height 163.5 --author clerk --reason "asked again" --now 2024-01-21T10:00:00Z
! growth store details: the record says the same already: nothing was recorded
$ growth store details OUT/d.growth --child $(cat OUT/d) --father-height 180 --author clerk --reason "asked again" --now 2024-01-21T10:00:00Z
$ growth store history OUT/d.growth --child $(cat OUT/d) --format json
{
  "schema": "growth.store.history.1",
  "software": "0.1.0",
  "data_version": "2026.2+83592cfd",
  "reference": "uk-who",
  "gestation_policy": "exact",
  "rows": [
    {"entry": null, "recorded_at": null, "kind": "child", "on_date": null, "to_date": null, "measure": null, "value": null, "unit": null, "posture": null, "marks": null, "not_measured": null, "state": "current", "supersedes": null, "superseded_by": null, "service": null, "seen_by": null, "device": null, "source": null, "source_key": null, "import": null, "system": null, "identifier": null, "rule": null, "sex": "male", "birth_date": "2024-01-10", "gestation_days": null, "author": null, "reason": null, "note": null, "mother_height_cm": 163.5, "father_height_cm": 180},
    {"entry": 2, "recorded_at": "2024-01-20T10:00:00Z", "kind": "details", "on_date": null, "to_date": null, "measure": null, "value": null, "unit": null, "posture": null, "marks": null, "not_measured": null, "state": "superseded", "supersedes": null, "superseded_by": 3, "service": null, "seen_by": null, "device": null, "source": null, "source_key": null, "import": null, "system": null, "identifier": null, "rule": null, "sex": "male", "birth_date": "2024-01-10", "gestation_days": null, "author": null, "reason": null, "note": null, "mother_height_cm": 163.5, "father_height_cm": null},
    {"entry": 3, "recorded_at": "2024-01-21T10:00:00Z", "kind": "details", "on_date": null, "to_date": null, "measure": null, "value": null, "unit": null, "posture": null, "marks": null, "not_measured": null, "state": "current", "supersedes": 2, "superseded_by": null, "service": null, "seen_by": null, "device": null, "source": null, "source_key": null, "import": null, "system": null, "identifier": null, "rule": null, "sex": "male", "birth_date": "2024-01-10", "gestation_days": null, "author": "clerk", "reason": "asked again", "note": null, "mother_height_cm": 163.5, "father_height_cm": 180}
  ]
}
$ growth store history OUT/d.growth --child $(cat OUT/d)
entry  recorded              date  what                                                                        state       instead of  service  by     why          note
                                   male, born 2024-01-10, gestation unknown                                    current                                              
    2  2024-01-20T10:00:00Z        male, born 2024-01-10, gestation unknown, mother 163.5 cm                   superseded                                           
    3  2024-01-21T10:00:00Z        male, born 2024-01-10, gestation unknown, mother 163.5 cm, father 180.0 cm  current              2           clerk  asked again  
