/* What was read, what was wrong with it in words, and why nothing is listed where nothing is. */
#include "parts.h"

/* ---- what was wrong -------------------------------------------------------------------------- */

/* The stable words are for programs: --reasons has them. */
static const char *const words[] = {
    [GROWTH_PROBLEM_NUMBER] = "value is not a number",
    [GROWTH_PROBLEM_UNIT] = "unit is missing, unknown or of another measure",
    [GROWTH_PROBLEM_MEASURE] = "measure is missing or unknown",
    [GROWTH_PROBLEM_LIMIT] = "value that no child measures",
    [GROWTH_PROBLEM_DATE] = "not a date, or no such day",
    [GROWTH_PROBLEM_DATE_ORDER] = "day and month cannot be told apart",
    [GROWTH_PROBLEM_BEFORE_BIRTH] = "before the day of birth",
    [GROWTH_PROBLEM_FUTURE] = "date is in the future",
    [GROWTH_PROBLEM_AGE] = "age is missing, negative or not a number",
    [GROWTH_PROBLEM_SEX] = "sex is missing or has no reference",
    [GROWTH_PROBLEM_GESTATION] = "gestation is not one, or outside 22+0 to 44+6",
    [GROWTH_PROBLEM_CODE] = "word that its column does not know",
    [GROWTH_PROBLEM_CHILD] = "contradicts the child's other rows",
    [GROWTH_PROBLEM_FIELDS] = "more or fewer cells than the header names",
    [GROWTH_PROBLEM_QUOTE] = "quotation mark out of place",
    [GROWTH_PROBLEM_BYTES] = "holds a NUL byte, or is too long",
    [GROWTH_PROBLEM_JSON] = "not whole JSON, or no resource of FHIR",
    [GROWTH_PROBLEM_STATUS] = "observation that was not made",
    [GROWTH_PROBLEM_RETRACTED] = "taken back as entered in error, or cancelled",
    [GROWTH_PROBLEM_EXCLUDED] = "not a measured value, such as a centile",
    [GROWTH_PROBLEM_COMPARATOR] = "no value, only that it is more or less than one",
    [GROWTH_PROBLEM_SUBJECT] = "not known of which child",
    [GROWTH_PROBLEM_REPLACED] = "older version of an observation, replaced by a later one",
    [GROWTH_PROBLEM_PRELIMINARY] = "preliminary: used, and may still change",
    [GROWTH_PROBLEM_ADULT] = "Patient of 20 years or more of whom nothing is used: not listed",
    [GROWTH_PROBLEM_DECEASED] = "Patient who died, and of whom nothing is used: not listed",
    [GROWTH_PROBLEM_NHS_NUMBER] = "Patient whose NHS number is mistyped, or another Patient's too",
};
_Static_assert(sizeof words / sizeof *words == GROWTH_PROBLEM_COUNT_, "a problem without words");

static void put_wrong(html *h, const growth_counts *r)
{
    const char *before = " What was wrong: ";

    for (int i = 0; i < GROWTH_PROBLEM_COUNT_; i++) {
        if (!r->problems[i])
            continue;
        html_raw(h, before);
        html_text(h, words[i]);
        html_raw(h, " (");
        html_counted(h, r->problems[i], "time", "times");
        html_raw(h, ")");
        before = "; ";
    }
    html_raw(h, *before == ';' ? "." : "");
}

/* ---- what was read --------------------------------------------------------------------------- */

static size_t findings_listed(const triage_basis *b)
{
    size_t listed = 0;

    for (size_t i = 0; i < TRIAGE_TIERS; i++)
        listed += b->counts->by_tier[i];
    return listed;
}

/* A store has children, not rows. */
static int has_rows(const triage_basis *b)
{
    return b->n_paths > 0;
}

void rows_write(html *h, const triage_basis *b)
{
    const growth_counts *r = &b->counts->rows;

    html_raw(h, "<p class=\"rows\">");
    html_counted(h, b->counts->children, "child", "children");
    html_raw(h, ", ");
    html_count(h, b->tally->children);
    html_raw(h, " of them on this list with ");
    html_counted(h, findings_listed(b), "finding", "findings");
    html_raw(h, " in all.");
    if (has_rows(b)) {
        html_raw(h, " ");
        html_counted(h, r->rows, "row", "rows");
        html_raw(h, " read: ");
        html_count(h, r->used);
        html_raw(h, " used, ");
        html_count(h, r->part);
        html_raw(h, " used in part, ");
        html_count(h, r->rejected);
        html_raw(h, " rejected, ");
        html_count(h, r->skipped);
        html_raw(h, " skipped.");
        if (r->unmeasured) {
            html_raw(h, " Of those used ");
            html_count(h, r->unmeasured);
            html_raw(h, " only name a child: nothing was measured.");
        }
    }
    put_wrong(h, r);
    if (r->rejected)
        html_raw(h, " A child all of whose rows were rejected is not on this list: see the file "
                    "of rejected rows.");
    html_raw(h, "</p>\n");
}

/* ---- why there is nothing -------------------------------------------------------------------- */

/* No child was looked at: a page of noughts must not read as good news. */
static void put_nobody(html *h, const triage_basis *b)
{
    const growth_scan_counts *n = b->counts;

    if (!has_rows(b))
        html_raw(h, "No child was looked at: the store holds none.");
    else if (n->rows.rows == 0)
        html_raw(h, b->n_paths == 1 ? "No row was read: the file holds nothing below a header."
                                    : "No row was read: the files hold nothing below a header.");
    else if (n->other_shards)
        html_raw(h, "No child was looked at: the rows are of children of other parts (--shard).");
    else
        html_raw(h, "No child was looked at: none of the rows could be used.");
    html_raw(h, " The noughts below mean that nobody was looked at, not that nothing was found.");
}

/* Children were looked at, and less was asked for than there may be. */
static void put_nothing_asked(html *h, const triage_basis *b)
{
    html_raw(h, "Nothing of what was asked for was found. Only ");
    if (!tiers_are_whole(b)) {
        html_raw(h, "this was asked for: ");
        tiers_write(h, b);
        html_raw(h, b->judge->since == GROWTH_DATE_NONE ? "" : "; and of that only ");
    }
    if (b->judge->since != GROWTH_DATE_NONE) {
        html_raw(h, "what is new since the end of ");
        html_date(h, b->judge->since);
        html_raw(h, tiers_are_whole(b) ? " was asked for" : "");
    }
    html_raw(h, ". The children may have other findings.");
}

void nothing_write(html *h, const triage_basis *b)
{
    const int nobody = b->counts->children == 0;

    if (!nobody &&
        (b->tally->children || (tiers_are_whole(b) && b->judge->since == GROWTH_DATE_NONE)))
        return;
    html_raw(h, "<p class=\"nothing\" role=\"note\">");
    if (nobody)
        put_nobody(h, b);
    else
        put_nothing_asked(h, b);
    html_raw(h, "</p>\n");
}
