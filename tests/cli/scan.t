# Dirty exports, and what is made of them.  Units: what cannot be is refused with a reason, its row
# kept for correction, and the rest of the row is used; what can be, but does not fit the child, is
# used and marked.  None of these children falls.
$ growth scan tests/data/scan-units.csv --format csv --today 2023-06-30 --rejects OUT/rejects.csv
$ cat OUT/rejects.csv

# "Not known" written as a number: 9999 g, a head of 99.9 cm, a gestation of 99 or 9 weeks are
# missing, and counted; other nines are beyond the limits.
$ growth scan tests/data/scan-nines.csv --format csv --today 2023-06-30

# Columns swapped on single rows: weight with height, date of birth with date of measurement.
$ growth scan tests/data/scan-swapped.csv --format csv --today 2023-06-30

# Two children under one id: rows that contradict the first are refused, never mixed.  Two of one
# sex and birthday nobody can tell apart; what does not fit is marked.
$ growth scan tests/data/scan-two-children.csv --format csv --today 2023-06-30

# As a spreadsheet saves it: byte order mark, CRLF, semicolons, dd/mm/yyyy, quoted notes over
# several lines, separators and quotes inside quotes.  The line of a problem is that of the file.
$ growth scan tests/data/scan-spreadsheet.csv --format csv --today 2024-06-30

# A file that holds both orders of day and month proves neither.
$ growth scan tests/data/scan-date-orders.csv --format csv --today 2023-06-30
