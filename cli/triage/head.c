/* What stands around the children: what was scanned and how, the counts, the sections, the foot. */
#include <string.h>

#include <growth/status.h>

#include "parts.h"

/* ---- the basis ------------------------------------------------------------------------------- */

/* Nothing may be loaded from anywhere, nothing sent, and no script run but the page's own. */
static void put_policy(html *h)
{
    html_raw(h, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; script-src '");
    html_raw(h, triage_js_hash);
    html_raw(h, "'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
                "<meta name=\"robots\" content=\"noindex\">\n");
}

/* Names of files without their folders, which are nobody's business. */
static void put_files(html *h, const triage_basis *b)
{
    enum { NAMED = 6 };

    for (size_t i = 0; i < b->n_paths && i < NAMED; i++) {
        const char *slash = strrchr(b->paths[i], '/');
        const char *name = slash ? slash + 1 : b->paths[i];

        html_raw(h, i ? ", <bdi>" : "<bdi>");
        html_text(h, strcmp(name, "-") ? name : "standard input");
        html_raw(h, "</bdi>");
    }
    if (b->n_paths > NAMED) {
        html_raw(h, " and ");
        html_counted(h, b->n_paths - NAMED, "other file", "other files");
    }
}

static int rules_as_built_in(const growth_rules *rules)
{
    growth_rules usual;

    growth_rules_default(&usual);
    for (size_t i = 0; rules && i < growth_rule_count(); i++)
        if (usual.on[i] != rules->on[i] || rules->changed[i])
            return 0;
    return 1;
}

static void put_basis(html *h, const triage_basis *b)
{
    const growth_check_options *check = &b->judge->check;
    const growth_reference *reference =
        check->assess.reference ? check->assess.reference : growth_reference_find("uk-who");

    html_raw(h, "<p class=\"basis\">");
    html_raw(h, b->past == GROWTH_DATE_NONE ? "Scanned "
                                            : "<strong>Past state of the records, not today's "
                                              "list:</strong> as they stood on ");
    html_date(h, check->today);
    html_raw(h, ": ");
    put_files(h, b);
    html_raw(h, ". Reference ");
    html_text(h, growth_reference_describe(reference).id);
    html_raw(h, ", gestation policy ");
    html_raw(h, growth_gestation_policy_text(check->assess.policy));
    html_raw(h, ", rules ");
    html_raw(h, rules_as_built_in(check->rules) ? "as built in" : "changed by the user");
    html_raw(h, "; growth ");
    html_text(h, growth_version());
    html_raw(h, ", figures ");
    html_text(h, growth_data_version());
    if (b->judge->since != GROWTH_DATE_NONE) {
        html_raw(h, ". Only children with something new since ");
        html_date(h, b->judge->since);
    }
    html_raw(h, ".</p>\n");
}

/* ---- counts ---------------------------------------------------------------------------------- */

/* In the order of the page. */
static const struct {
    growth_tier tier;
    const char *href, *words;
} tiers[] = {
    { GROWTH_TIER_INSUFFICIENT, "#unjudged", "cannot be judged" },
    { GROWTH_TIER_URGENT, "#found", "urgent" },
    { GROWTH_TIER_SUSTAINED, "#found", "sustained" },
    { GROWTH_TIER_CONCERN, "#found", "concern" },
    { GROWTH_TIER_WATCH, "#found", "watch" },
    { GROWTH_TIER_QUALITY, "#found", "entry in doubt" },
    { GROWTH_TIER_CONTACT, "#contacts", "contacts only" },
};

/* What --tiers left out is not nought. */
static int is_asked(const triage_basis *b, growth_tier tier)
{
    return (int)(b->judge->tiers >> tier & 1);
}

static void put_tiers(html *h, const triage_basis *b)
{
    html_raw(h, "<nav aria-label=\"Children by tier\"><p>Children, each counted once, by the most "
                "pressing finding:</p>\n<ul class=\"counts\" role=\"list\">");
    for (size_t i = 0; i < sizeof tiers / sizeof *tiers; i++) {
        html_raw(h, "<li class=\"");
        html_raw(h, growth_tier_text(tiers[i].tier));
        html_raw(h, "\"><a href=\"");
        html_raw(h, tiers[i].href);
        html_raw(h, "\">");
        tier_shape(h, tiers[i].tier);
        html_raw(h, " <b>");
        if (is_asked(b, tiers[i].tier))
            html_count(h, b->tally->tiers[tiers[i].tier]);
        else
            html_raw(h, "not asked:");
        html_raw(h, "</b> ");
        html_raw(h, tiers[i].words);
        html_raw(h, "</a></li>");
    }
    html_raw(h, "<li><a href=\"#coverage\">Coverage</a></li></ul>");
    if (b->tally->twice) {
        html_raw(h, "<p>Of those with a finding ");
        html_counted(h, b->tally->twice, "stands", "stand");
        html_raw(h, " under \"cannot be judged\" as well: their rows contradict each other in "
                    "who they are.</p>");
    }
    html_raw(h, "</nav>\n");
}

int tiers_are_whole(const triage_basis *b)
{
    for (size_t i = 0; i < sizeof tiers / sizeof *tiers; i++)
        if (!is_asked(b, tiers[i].tier))
            return 0;
    return 1;
}

void tiers_write(html *h, const triage_basis *b)
{
    const char *before = "";

    for (size_t i = 0; i < sizeof tiers / sizeof *tiers; i++) {
        if (!is_asked(b, tiers[i].tier))
            continue;
        html_raw(h, before);
        html_raw(h, tiers[i].words);
        before = ", ";
    }
}

void head_write(html *h, const triage_basis *b)
{
    html_raw(h, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n");
    put_policy(h);
    html_raw(h, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta name=\"color-scheme\" content=\"light\">\n"
                "<title>Growth: triage list, ");
    html_date(h, b->judge->check.today);
    html_raw(h, "</title>\n<style>\n");
    html_raw(h, triage_css);
    html_raw(h, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#found\">Skip to the "
                "findings</a>\n<header>\n<h1>Growth: triage list</h1>\n");
    nothing_write(h, b);
    put_tiers(h, b);
    html_raw(h, "<p id=\"part\" class=\"part\"></p>\n<p class=\"caution\">Decision support, not a "
                "diagnosis. That a child is not on "
                "this list is no reassurance. If you have any concern about a child's care or "
                "safety, follow your safeguarding procedure now; do not wait for a repeat "
                "weight.</p>\n");
    put_basis(h, b);
    rows_write(h, b);
    html_raw(h, "</header>\n<main>\n");
}

/* ---- sections -------------------------------------------------------------------------------- */

static const struct {
    const char *id, *title, *says, *list, *none;
} sections[SECTION_COUNT] = {
    [SECTION_UNJUDGED] = { "unjudged", "Cannot be judged",
                           "Too little is known of these children's weight. No finding here is no "
                           "reassurance. Weigh at the next contact.",
                           "lines", "No child is listed here." },
    [SECTION_FOUND] = { "found", "Findings, <span id=\"how\">the most pressing first</span>", NULL,
                        "cards", "No child is listed here. That is no reassurance." },
    [SECTION_CONTACTS] = { "contacts", "Contacts only", "A weight is missing where one was due. ",
                           "lines", "No child is listed here." },
};

/* Hidden until the script shows it: without script there is nothing it could do. */
static void put_controls(html *h)
{
    html_raw(h, "<form id=\"controls\" class=\"controls\" hidden role=\"search\" "
                "aria-label=\"Filter and sort\">"
                "<p><label for=\"find\">Child</label> <input id=\"find\" type=\"search\" "
                "autocomplete=\"off\" spellcheck=\"false\"></p>"
                "<p><label for=\"order\">Sort by</label> <select id=\"order\">"
                "<option value=\"\">how pressing</option>"
                "<option value=\"fall\">size of the fall</option>"
                "<option value=\"old\">last measured, longest ago first</option>"
                "<option value=\"new\">last measured, newest first</option></select></p>"
                "<fieldset><legend>Show</legend>");
    for (size_t i = 0; i < sizeof tiers / sizeof *tiers; i++) {
        html_raw(h, "<label><input type=\"checkbox\" checked name=\"tier\" value=\"");
        html_raw(h, growth_tier_text(tiers[i].tier));
        html_raw(h, "\"> ");
        html_raw(h, tiers[i].words);
        html_raw(h, "</label> ");
    }
    html_raw(h, "</fieldset><p id=\"shown\" aria-live=\"polite\"></p></form>\n");
}

/* Whether a child whose contacts alone are listed has nothing else to list. */
static int is_whole(const triage_basis *b)
{
    return tiers_are_whole(b) && b->judge->since == GROWTH_DATE_NONE;
}

/* Says which of a section's tiers were not asked for. */
static void put_left_out(html *h, triage_section section, const triage_basis *b)
{
    const char *before = "<p><b>Not asked for, and so not here: ";
    int any = 0;

    for (size_t i = 0; i < sizeof tiers / sizeof *tiers; i++) {
        if (triage_section_of(tiers[i].tier) != section || is_asked(b, tiers[i].tier))
            continue;
        html_raw(h, before);
        html_raw(h, tiers[i].words);
        before = ", ";
        any = 1;
    }
    html_raw(h, any ? ".</b></p>\n" : "");
}

void section_open(html *h, triage_section section, const triage_basis *b)
{
    const size_t n = b->tally->sections[section];

    html_raw(h, section == SECTION_UNJUDGED ? "<div class=\"pair\">\n" : "");
    html_raw(h, "<section id=\"");
    html_raw(h, sections[section].id);
    html_raw(h, "\" aria-labelledby=\"");
    html_raw(h, sections[section].id);
    html_raw(h, "-title\">\n<h2 id=\"");
    html_raw(h, sections[section].id);
    html_raw(h, "-title\">");
    html_raw(h, sections[section].title);
    html_raw(h, " <span class=\"n\">(");
    html_counted(h, n, "child", "children");
    html_raw(h, ")</span></h2>\n");
    if (section == SECTION_FOUND)
        put_controls(h);
    put_left_out(h, section, b);
    if (n == 0)
        html_element(h, "p", sections[section].none);
    else if (sections[section].says) {
        html_raw(h, "<p>");
        html_text(h, sections[section].says);
        if (section == SECTION_CONTACTS)
            html_raw(h, is_whole(b) ? "No rule is met on what is recorded."
                                    : "Other findings, if there are any, were not asked for.");
        html_raw(h, "</p>\n");
    }
    if (section == SECTION_UNJUDGED && n)
        html_raw(h, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
                    "aria-label=\"Children who cannot be judged\">");
    if (n) {
        html_raw(h, "<ol role=\"list\" class=\"");
        html_raw(h, sections[section].list);
        html_raw(h, "\">\n");
    }
}

void section_close(html *h, triage_section section, const triage_basis *b)
{
    const size_t n = b->tally->sections[section];

    html_raw(h, n ? "</ol>" : "");
    html_raw(h, n && section == SECTION_UNJUDGED ? "</div>\n</section>\n" : "\n</section>\n");
    html_raw(h, section == SECTION_FOUND ? "</div>\n" : "");
}

void foot_write(html *h)
{
    html_raw(h, "</main>\n<footer><p>Made by growth ");
    html_text(h, growth_version());
    html_raw(h, ". Decision support, not a diagnosis. This page names children: keep and send it "
                "as you would their records.</p></footer>\n<script>");
    html_raw(h, triage_js);
    html_raw(h, "</script>\n</body>\n</html>\n");
}
