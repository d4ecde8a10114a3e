/* A card: a child in whom a rule is met or an entry is in doubt.  The picture, what was found in
 * words, the evidence, what is missing, what to do. */
#include <math.h>
#include <string.h>

#include "../findings.h"
#include "parts.h"

enum { SHOWN = 8 };

static int is_shown(const growth_judged *judged, const growth_finding *f)
{
    return f->heads && (judged->tiers >> f->tier & 1);
}

/* ---- the evidence ---------------------------------------------------------------------------- */

/* As short as in speech, for a column: "25th", "2nd-9th", "below 0.4th". */
static void put_band(html *h, const growth_reference_info *reference, double sds)
{
    static const char *const before[] = { [GROWTH_BAND_FAR_BELOW] = "far below ",
                                          [GROWTH_BAND_BELOW] = "below ",
                                          [GROWTH_BAND_ABOVE] = "above " };
    size_t n = reference->n_lines;
    const growth_centile_line *lines = n ? reference->lines : growth_centile_lines_uk(&n);
    const growth_band band = growth_centile_band(lines, n, sds);

    if (band.kind == GROWTH_BAND_NONE)
        return;
    if ((size_t)band.kind < sizeof before / sizeof *before && before[band.kind])
        html_raw(h, before[band.kind]);
    html_text(h, lines[band.index].name);
    if (band.kind == GROWTH_BAND_BETWEEN) {
        html_raw(h, "\xe2\x80\x93");
        html_text(h, lines[band.index + 1].name);
    }
}

static void put_occasion(html *h, const growth_judged *judged, growth_measure measure,
                         const growth_occasion *o)
{
    const growth_reference_info reference =
        growth_reference_describe(judged->check->track.reference);

    html_raw(h, "<tr><th scope=\"row\">");
    if (o->date != GROWTH_DATE_NONE)
        html_date(h, o->date);
    else
        html_raw(h, "no date");
    html_raw(h, "</th><td>");
    html_number(h, o->age_days / GROWTH_DAYS_PER_YEAR, 2);
    html_raw(h, "</td><td>");
    html_number(h, o->value, measure == GROWTH_WEIGHT ? 2 : 1);
    html_raw(h, "</td><td>");
    html_number(h, o->sds, 2);
    html_raw(h, "</td><td class=\"band\">");
    put_band(h, &reference, o->sds);
    html_raw(h, o->notes & GROWTH_POINT_DOUBTFUL ? " (doubtful)</td></tr>" : "</td></tr>");
}

/* Before four weeks of age nothing is an occasion: the values themselves. */
static void put_points(html *h, const growth_judged *judged, const growth_series *s)
{
    for (size_t i = s->n_points > SHOWN ? s->n_points - SHOWN : 0; i < s->n_points; i++) {
        const growth_point *p = &s->points[i];

        put_occasion(
            h, judged, s->measure,
            &(growth_occasion){ .date = p->date,
                                .age_days = isnan(p->age_days) ? p->scored_age : p->age_days,
                                .value = p->value,
                                .sds = p->sds,
                                .notes = p->notes });
    }
}

/* The finding that heads the measure, where its fall began before the occasions shown, from number
 * `first` on; or NULL. */
static const growth_finding *begun_before(const growth_judged *judged, const growth_series *s,
                                          size_t first)
{
    for (size_t i = 0; i < judged->check->n_findings && s->n_occasions; i++) {
        const growth_finding *f = &judged->check->findings[i];

        if (f->measure == s->measure && is_shown(judged, f))
            return f->from_age < s->occasions[first].age_days ? f : NULL;
    }
    return NULL;
}

static void put_occasions(html *h, const growth_judged *judged, growth_measure measure)
{
    const growth_series *s = &judged->check->track.series[measure];
    const growth_measure_info *info = growth_measure_describe(measure);
    const size_t first = s->n_occasions > SHOWN ? s->n_occasions - SHOWN : 0;
    const growth_finding *start = begun_before(judged, s, first);

    if (s->n_points == 0)
        return;
    html_raw(h, "<table><caption>");
    html_raw(h, info->title);
    if (first) {
        html_raw(h, start ? ": where it began, and the newest 8 of " : ": the newest 8 of ");
        html_count(h, s->n_occasions);
    }
    html_raw(h, "</caption><thead><tr><th scope=\"col\">Date</th><th scope=\"col\">Age, y</th>"
                "<th scope=\"col\">");
    html_raw(h, info->unit);
    html_raw(h, "</th><th scope=\"col\">SDS</th><th scope=\"col\">Centile</th></tr></thead>"
                "<tbody>");
    if (s->n_occasions == 0)
        put_points(h, judged, s);
    if (start) {
        const growth_occasion from = findings_start(judged->check, start);

        put_occasion(h, judged, measure, &from);
    }
    for (size_t i = first; i < s->n_occasions; i++)
        put_occasion(h, judged, measure, &s->occasions[i]);
    html_raw(h, "</tbody></table>");
}

/* Each measure in question once; weight where only an entry is. */
static void put_evidence(html *h, const growth_judged *judged)
{
    unsigned measures = 0;

    for (size_t i = 0; i < judged->check->n_findings; i++)
        if (is_shown(judged, &judged->check->findings[i]) &&
            judged->check->findings[i].tier > GROWTH_TIER_INSUFFICIENT)
            measures |= 1u << judged->check->findings[i].measure;
    if (!measures)
        measures = 1u << GROWTH_WEIGHT;
    for (unsigned m = 0; m < GROWTH_TRACK_MEASURES; m++)
        if (measures >> m & 1)
            put_occasions(h, judged, (growth_measure)m);
}

/* ---- the words ------------------------------------------------------------------------------- */

static void put_part(html *h, const growth_judged *judged, const growth_finding *f,
                     growth_explain_part part, const char *tag)
{
    char text[GROWTH_EXPLAIN_SIZE];

    html_element(h, tag, growth_explain(judged->check, f, part, text));
}

static void put_finding(html *h, const growth_judged *judged, const growth_finding *f)
{
    html_raw(h, "<h4>");
    html_raw(h, growth_tier_text(f->tier));
    html_raw(h, ": ");
    html_text(h, growth_rule_at((size_t)f->rule)->title);
    html_raw(h, "</h4><div class=\"what\">");
    put_part(h, judged, f, GROWTH_EXPLAIN_WHAT, "p");
    html_raw(h, "</div>");
    put_part(h, judged, f, GROWTH_EXPLAIN_WHY, "p");
}

static void put_entries(html *h, const growth_judged *judged)
{
    char text[GROWTH_QUALITY_TEXT_SIZE];

    if (!judged->n_quality || !(judged->tiers >> GROWTH_TIER_QUALITY & 1))
        return;
    html_raw(h,
             judged->n_quality == 1 ? "<h4>Entry to look at</h4>" : "<h4>Entries to look at</h4>");
    for (size_t i = 0; i < judged->n_quality; i++)
        html_element(h, "p", growth_quality_text(&judged->record, &judged->quality[i], text));
}

/* Not outside what any child measures, nor left out as a slip. */
static int is_used(const growth_judged *judged, const growth_measurement *m)
{
    return growth_measure_check(m->measure, m->value, NULL) == GROWTH_OK &&
           (m->measure != GROWTH_WEIGHT || m->value != judged->check->unused_value ||
            m->measured_on != judged->check->unused_on);
}

/* When a measure was last taken, and how long ago that is. */
static void put_last(html *h, const triage_pen *pen, const growth_judged *judged,
                     growth_measure measure, const char *before)
{
    growth_date last = GROWTH_DATE_NONE;
    int any = 0;

    for (size_t i = 0; i < judged->record.n_measurements; i++) {
        const growth_measurement *m = &judged->record.measurements[i];

        any |= m->measure == measure;
        if (m->measure == measure && m->measured_on > last && is_used(judged, m))
            last = m->measured_on;
    }
    html_raw(h, before);
    if (last == GROWTH_DATE_NONE) {
        html_raw(h, any ? "without a date" : "never");
        return;
    }
    html_date(h, last);
    if (pen->today != GROWTH_DATE_NONE && pen->today >= last) {
        html_raw(h, " (");
        html_counted(h, (unsigned long long)(pen->today - last), "day ago", "days ago");
        html_raw(h, ")");
    }
}

static void put_facts(html *h, const triage_pen *pen, const growth_judged *judged,
                      const growth_finding *strongest)
{
    char missing[GROWTH_EXPLAIN_SIZE] = "";

    html_raw(h, "<h4>Last measured</h4><p>");
    put_last(h, pen, judged, GROWTH_WEIGHT, "Weight ");
    put_last(h, pen, judged, GROWTH_HEIGHT, "; height ");
    html_raw(h, ".</p>");
    if (strongest)
        growth_explain(judged->check, strongest, GROWTH_EXPLAIN_MISSING, missing);
    if (*missing || contacts_are_listed(judged)) {
        html_raw(h, "<h4>Missing</h4>");
        html_element(h, "p", missing);
        child_contacts(h, judged);
    }
    if (!strongest)
        return;
    html_raw(h, "<h4>What to do</h4>");
    put_part(h, judged, strongest, GROWTH_EXPLAIN_DO, "p");
}

static const growth_finding *strongest_of(const growth_judged *judged)
{
    for (size_t i = 0; i < judged->check->n_findings; i++)
        if (is_shown(judged, &judged->check->findings[i]))
            return &judged->check->findings[i];
    return NULL;
}

/* What the picture should show: what the strongest finding is about, or the doubtful entry. */
static growth_measure measure_of(const growth_judged *judged, const growth_finding *strongest)
{
    if (strongest)
        return strongest->measure;
    return judged->n_quality ? judged->record.measurements[judged->quality[0].index].measure
                             : GROWTH_WEIGHT;
}

void card_write(html *h, triage_pen *pen, const growth_judged *judged, const triage_place *place)
{
    const growth_finding *strongest = strongest_of(judged);

    html_raw(h, "<li class=\"card\"");
    child_attributes(h, judged, place);
    html_raw(h, "><article><div class=\"head\"><h3>");
    tier_badge(h, place->tier);
    html_raw(h, " ");
    child_heading(h, pen, judged);
    html_raw(h, "</h3></div><div class=\"seen\">");
    picture_write(h, pen, judged, measure_of(judged, strongest));
    put_evidence(h, judged);
    html_raw(h, "</div><div class=\"said\">");
    child_identity(h, judged);
    for (size_t i = 0; i < judged->check->n_findings; i++)
        if (is_shown(judged, &judged->check->findings[i]))
            put_finding(h, judged, &judged->check->findings[i]);
    put_entries(h, judged);
    put_facts(h, pen, judged, strongest);
    html_raw(h, "</div></article></li>\n");
}
