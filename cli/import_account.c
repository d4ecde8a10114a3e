/* The account of an import: three lines a file, and in text three more for all of several files. */
#include "import_account.h"

#include <string.h>

#include "reading.h"
#include "report.h"

static const char *const tallied[IMPORT_TALLIES] = { "rows", "measurements", "visits" };

long long import_account_rows(const import_account *account)
{
    const import_tally *rows = &account->of[IMPORT_ROWS];
    long long sum = 0;

    for (size_t n = 0; n < sizeof rows->became / sizeof *rows->became; n++)
        sum += rows->became[n];
    return sum;
}

static int adds_up(const import_tally *t)
{
    long long sum = t->skipped;

    for (size_t n = 0; n < sizeof t->became / sizeof *t->became; n++)
        sum += t->became[n];
    return sum == t->read;
}

const char *import_account_settle(import_account *account, size_t rows, size_t skipped)
{
    import_tally *t = &account->of[IMPORT_ROWS];
    const long long unread = (long long)rows - (long long)skipped - import_account_rows(account);

    t->read = (long long)rows;
    t->skipped = (long long)skipped;
    t->became[GROWTH_STORE_REJECTED] += unread;
    for (size_t n = 0; n < IMPORT_TALLIES; n++)
        if (unread < 0 || !adds_up(&account->of[n]))
            return tallied[n];
    return NULL;
}

void import_account_add(import_account *all, const import_account *one)
{
    for (size_t n = 0; n < IMPORT_TALLIES; n++) {
        import_tally *to = &all->of[n];
        const import_tally *from = &one->of[n];

        to->read += from->read;
        to->skipped += from->skipped;
        to->part += from->part;
        for (size_t k = 0; k < sizeof to->became / sizeof *to->became; k++)
            to->became[k] += from->became[k];
    }
}

/* ---- the table --------------------------------------------------------------------------------
 */

typedef struct line {
    const char *of, *file;
    const import_tally *tally;
} line;

CELL_OF(read_of, line, text, row->of)
CELL_OF(read_file, line, text, row->file)
CELL_OF(read_read, line, integer, row->tally->read)
CELL_OF(read_new, line, integer, row->tally->became[GROWTH_STORE_NEW])
CELL_OF(read_same, line, integer, row->tally->became[GROWTH_STORE_SAME])
CELL_OF(read_amended, line, integer, row->tally->became[GROWTH_STORE_AMENDED])
CELL_OF(read_rejected, line, integer, row->tally->became[GROWTH_STORE_REJECTED])
CELL_OF(read_skipped, line, integer, row->tally->skipped)
CELL_OF(read_part, line, integer, row->tally->part)

/* clang-format off: a row of the table is read as a whole. */
static const report_column columns[] = {
    { { "of", "", "rows of the file, and what they say", read_of }, "", 0, NULL },
    { { "read", "", "new + same + amended + rejected + skipped", read_read }, "read", 1, NULL },
    { { "new", "", "added", read_new }, "new", 1, NULL },
    { { "same", "", "there already: nothing added", read_same }, "same", 1, NULL },
    { { "amended", "", "added, superseding what the source said before", read_amended },
      "amended", 1, NULL },
    { { "rejected", "", "not added, with a sentence each", read_rejected }, "rejected", 1, NULL },
    { { "skipped", "", "blank, or nothing measured and no reason given", read_skipped },
      "skipped", 1, NULL },
    { { "in_part", "", "of those kept, with something that could not be", read_part },
      "in part", 1, NULL },
    { { "file", "", "the file as it was named", read_file }, "file", 0, NULL },
};
/* clang-format on */
enum { COLUMNS = sizeof columns / sizeof *columns };

static int print_account(report *out, const char *file, const import_account *account)
{
    int failed = 0;

    for (size_t n = 0; n < IMPORT_TALLIES; n++) {
        const line of = { tallied[n], file, &account->of[n] };

        failed |= report_row(out, &of);
    }
    return failed;
}

int import_account_print(const settings *s, const char *const *files,
                         const import_account *accounts, size_t n)
{
    const int in_text = !s->format || !strcmp(s->format, "text");
    report_column shown[COLUMNS];
    import_account all = { { { .read = 0 } } };
    report *out;
    int failed = 0;

    memcpy(shown, columns, sizeof shown);
    if (n == 1)
        shown[COLUMNS - 1].title = NULL; /* a person has just named it */
    out = report_open(s->command, s, "text", shown, COLUMNS, "growth.store.import.1");
    if (!out)
        return EXIT_FAILED;
    for (size_t i = 0; i < n; i++) {
        failed |= print_account(out, file_name(files[i]), &accounts[i]);
        import_account_add(&all, &accounts[i]);
    }
    /* A program that adds up a column must not count everything twice. */
    if (n > 1 && in_text)
        failed |= print_account(out, "(all)", &all);
    return report_close(out) | failed ? EXIT_FAILED : EXIT_DONE;
}
