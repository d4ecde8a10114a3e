/* Coverage as a section of the page: every contact for all children, and by service. */
#include <math.h>

#include "parts.h"

/* More services than this are for a program to read. */
enum { SERVICES = 40 };

static void put_cell(html *h, unsigned long long count)
{
    html_raw(h, "<td>");
    html_count(h, count);
    html_raw(h, "</td>");
}

/* "72 %" of so many; nothing of none. */
static void put_share(html *h, const growth_coverage_row *row)
{
    html_raw(h, "<td>");
    if (row->due) {
        html_number(h, 100.0 * (double)row->measured / (double)row->due, 0);
        html_raw(h, " %");
    }
    html_raw(h, "</td>");
}

static void put_row(html *h, const growth_coverage_row *row)
{
    html_raw(h, "<tr><th scope=\"row\">");
    html_text(h, row->contact->title);
    html_raw(h, "</th>");
    put_cell(h, row->due);
    put_cell(h, row->measured);
    put_share(h, row);
    put_cell(h, row->attended_not_measured);
    for (int r = GROWTH_REASON_NONE + 1; r < GROWTH_REASON_SEEN_COUNT; r++)
        put_cell(h, row->by_reason[r]);
    put_cell(h, row->missed);
    put_cell(h, row->not_assessable);
    html_raw(h, "<td>");
    html_number(h, row->median_delay_days,
                isnan(row->median_delay_days) ||
                        row->median_delay_days == floor(row->median_delay_days)
                    ? 0
                    : 1);
    html_raw(h, "</td></tr>\n");
}

static void put_all(html *h, const growth_coverage *coverage)
{
    size_t n;

    growth_contact_schedule(&n);
    html_raw(h, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Coverage of all "
                "children\"><table class=\"coverage\"><caption>All children</caption><thead><tr>"
                "<th scope=\"col\">Contact</th><th scope=\"col\">Due</th>"
                "<th scope=\"col\">Measured</th><th scope=\"col\">Share</th>"
                "<th scope=\"col\">Attended, not measured</th>");
    for (int r = GROWTH_REASON_NONE + 1; r < GROWTH_REASON_SEEN_COUNT; r++) {
        html_raw(h, "<th scope=\"col\" class=\"of\">");
        html_raw(h, growth_reason_text((growth_reason)r));
        html_raw(h, "</th>");
    }
    html_raw(h, "<th scope=\"col\">Missed</th><th scope=\"col\">Not assessable</th>"
                "<th scope=\"col\">Median delay, days</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < n; i++) {
        growth_coverage_row row;

        if (growth_coverage_row_at(coverage, GROWTH_COVERAGE_ALL, i, &row, NULL) == GROWTH_OK)
            put_row(h, &row);
    }
    html_raw(h, "</tbody></table></div>\n");
}

static void put_service(html *h, const growth_coverage *coverage, size_t service, size_t n)
{
    const char *name = growth_coverage_service_at(coverage, service);

    html_raw(h, "<tr><th scope=\"row\"><bdi>");
    html_text(h, *name ? name : "not given");
    html_raw(h, "</bdi></th>");
    for (size_t i = 0; i < n; i++) {
        growth_coverage_row row;

        if (growth_coverage_row_at(coverage, service, i, &row, NULL) != GROWTH_OK)
            continue;
        html_raw(h, "<td>");
        if (row.due) {
            html_count(h, row.measured);
            html_raw(h, " of ");
            html_count(h, row.due);
        }
        html_raw(h, "</td>");
    }
    html_raw(h, "</tr>\n");
}

static void put_services(html *h, const growth_coverage *coverage)
{
    const size_t services = growth_coverage_n_services(coverage);
    size_t n;
    const growth_contact_due *schedule = growth_contact_schedule(&n);

    if (services == 0)
        return;
    html_raw(h, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Coverage by "
                "service\"><table class=\"coverage\"><caption>By service of the newest entry: "
                "measured of due</caption><thead><tr><th scope=\"col\">Service</th>");
    for (size_t i = 0; i < n; i++) {
        html_raw(h, "<th scope=\"col\">");
        html_text(h, schedule[i].title);
        html_raw(h, "</th>");
    }
    html_raw(h, "</tr></thead><tbody>\n");
    for (size_t s = 0; s < services && s < SERVICES; s++)
        put_service(h, coverage, s, n);
    html_raw(h, "</tbody></table></div>\n");
    if (services > SERVICES) {
        html_raw(h, "<p>");
        html_count(h, services - SERVICES);
        html_raw(h, " more services are in the file that --coverage writes.</p>\n");
    }
}

void coverage_section(html *h, const growth_coverage *coverage)
{
    html_raw(h, "<section id=\"coverage\" aria-labelledby=\"coverage-title\">\n"
                "<h2 id=\"coverage-title\">Coverage: are children weighed at all?</h2>\n"
                "<p>Every contact whose time is over, for every child scanned: due = measured + "
                "attended, not measured + missed. A child whose earlier records did not come along "
                "counts as missed. Small counts can point at a child: see to that before sharing "
                "this table.</p>\n");
    put_all(h, coverage);
    if (growth_coverage_overflowed(coverage))
        html_raw(h, "<p>There are too many different services to tell apart: is that column what "
                    "it should be?</p>\n");
    put_services(h, coverage);
    html_raw(h, "</section>\n");
}
