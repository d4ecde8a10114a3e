# Files named on the command line are held apart before any is opened: an export is never written
# over, by whatever name, and none is read twice.
$ growth scan examples/exports/district.csv -o examples/exports/district.csv
! growth scan: --output examples/exports/district.csv would write over the file examples/exports/district.csv: give the output a file of its own; nothing was done
? 2
$ growth scan examples/exports/district.csv --html examples/../examples/exports/district.csv
! growth scan: --html examples/../examples/exports/district.csv would write over the file examples/exports/district.csv: give the output a file of its own; nothing was done
? 2
$ growth scan examples/exports/district.csv --html OUT/one --coverage OUT/one
! growth scan: --coverage OUT/one would write over the file of --html OUT/one: give the output a file of its own; nothing was done
? 2
$ growth scan examples/exports/district.csv --rejects OUT/one --reasons OUT/./one
! growth scan: --reasons OUT/./one would write over the file of --rejects OUT/one: give the output a file of its own; nothing was done
? 2
$ growth scan examples/exports/district.csv -o tests/data/pseudonym.key --pseudonymise tests/data/pseudonym.key
! growth scan: --output tests/data/pseudonym.key would write over the file of --pseudonymise tests/data/pseudonym.key: give the output a file of its own; nothing was done
? 2
$ growth scan examples/exports/district.csv ./examples/exports/district.csv
! growth scan: examples/exports/district.csv and ./examples/exports/district.csv are the same file, whose rows would count twice: give it once
? 2
$ growth check - -
! growth check: (standard input) and (standard input) are the same file, whose rows would count twice: give it once
? 2
$ growth assess examples/records/boy-late-fall.csv --rejects examples/records/boy-late-fall.csv
! growth assess: --rejects examples/records/boy-late-fall.csv would write over the file examples/records/boy-late-fall.csv: give the output a file of its own; nothing was done
? 2
$ growth chart examples/records/boy-late-fall.csv -o examples/records/boy-late-fall.csv
! growth chart: --output examples/records/boy-late-fall.csv would write over the file examples/records/boy-late-fall.csv: give the output a file of its own; nothing was done
? 2
$ growth store import OUT/x.growth examples/records/boy-late-fall.csv examples/records/boy-late-fall.csv
! growth store import: examples/records/boy-late-fall.csv and examples/records/boy-late-fall.csv are the same file, whose rows would count twice: give it once
? 2
$ ls OUT

# Rows below another header go into a file of their own, and that is no input either.
$ growth assess tests/data/scan-swapped.csv tests/data/scan-contradiction.csv --today 2024-12-01 -q --rejects OUT/r.csv > OUT/table
! growth assess: tests/data/scan-swapped.csv:4:7: height 13.2 cm is outside 20 to 300 cm (check the entry and its unit)
! growth assess: tests/data/scan-swapped.csv:17:5: measured_on "2019-02-21" is before birth_date "2020-02-23"
! growth assess: tests/data/scan-swapped.csv:21:2: sex "sex-and-id" has no reference (write male or female, or say which curves to use); see --chart-sex
! growth assess: tests/data/scan-contradiction.csv:2:6: weight "12,4" is not a number (use a point)
! growth assess: tests/data/scan-contradiction.csv:3:6: weight "12.4kg" is not a number (write digits alone, such as 12.3)
! growth assess: tests/data/scan-contradiction.csv:5:2: sex differs from this child's row on line 4 (correct one of them)
! growth assess: rejected rows below another header: OUT/r-2.csv
? 3
$ growth assess tests/data/scan-swapped.csv OUT/r-2.csv --today 2024-12-01 -q --rejects OUT/r.csv > OUT/table
! growth assess: tests/data/scan-swapped.csv:4:7: height 13.2 cm is outside 20 to 300 cm (check the entry and its unit)
! growth assess: tests/data/scan-swapped.csv:17:5: measured_on "2019-02-21" is before birth_date "2020-02-23"
! growth assess: tests/data/scan-swapped.csv:21:2: sex "sex-and-id" has no reference (write male or female, or say which curves to use); see --chart-sex
! growth assess: OUT/r-2.csv:2:6: weight "12,4" is not a number (use a point)
! growth assess: rejected rows below another header would go into OUT/r-2.csv, which is read: give --rejects another name
? 1
$ ls OUT
r-2.csv
r.csv
table

# A letter and its text may stand together.
$ growth scan examples/exports/district.csv --today 2024-12-01 --tiers urgent -q -j1 -oOUT/urgent.txt
$ head -n 2 OUT/urgent.txt
child   tier    rule         measure  from        to          spaces      %
140bf8  urgent  rcpch-state  bmi      2023-04-04  2024-02-08   13.91  

# What only a store can answer is not asked of a file.
$ growth scan examples/exports/district.csv --as-at 2024-01-01
! growth scan: --as-at asks a store: give --store STORE in place of files
? 2
$ growth assess examples/records/boy-late-fall.csv --as-at 2024-01-01
! growth assess: --as-at asks a store: give --store STORE in place of files
? 2
$ growth check examples/records/boy-late-fall.csv --identifier tests/cli/records/nhs-number.txt
! growth check: --identifier asks a store: give --store STORE in place of files
? 2

# Why there is nothing to show: which file, and what is in it.  No identifier is printed.
$ growth check tests/data/header-only.csv --today 2024-12-01 -q
! growth check: tests/data/header-only.csv: there is no row below the header
? 1
$ growth chart tests/data/header-only.csv -o OUT/none.png --today 2024-12-01 -q
! growth chart: tests/data/header-only.csv: there is no row below the header
? 1
$ growth chart tests/data/header-only.csv --each -o OUT/charts --today 2024-12-01 -q
! growth chart: tests/data/header-only.csv: there is no row below the header
? 1
$ growth chart examples/exports/district.csv --child zz -o OUT/none.png --today 2024-12-01 -q
! growth chart: examples/exports/district.csv: no row that can be used has the child_id of --child, which is compared letter by letter; there are rows of 60 other children
? 1
$ growth check examples/records/boy-late-fall.csv --child zz --today 2024-12-01 -q
! growth check: examples/records/boy-late-fall.csv: no row that can be used has the child_id of --child, which is compared letter by letter; there are rows of 1 other child
? 1
$ growth chart examples/exports/district.csv --child zz --each -o OUT/charts --today 2024-12-01 -q
! growth chart: examples/exports/district.csv: no row that can be used has the child_id of --child, which is compared letter by letter; there are rows of 60 other children
? 1
$ growth check tests/data/scan-no-id.csv --today 1999-01-01 -q
! growth check: tests/data/scan-no-id.csv:2:2: birth_date "2020-01-01" is in the future
! growth check: tests/data/scan-no-id.csv:2:3: measured_on "2021-01-01" is in the future
! growth check: tests/data/scan-no-id.csv: no row can be used, of 1 that was read
? 1
$ growth assess tests/data/stones.csv
! growth assess: tests/data/stones.csv: column 6 "weight_st" is in stones, which are not read (convert it, and call it weight_kg)
? 1
