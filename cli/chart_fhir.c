/* DocumentReference and DiagnosticReport of FHIR R4 (4.0.1), as far as a chart fills them: the
 * files as attachments, the words that say what they show, and the child only where asked to.
 *
 * A DiagnosticReport is preliminary: nobody has looked at it yet.
 */
#include "chart_fhir.h"

#include <glib.h>
#include <string.h>

static const struct {
    const char *word, *type;
    const char *begin; /* What R4 requires before the attachments ... */
    const char *list;  /* ... their list, what stands about each of them, and after. */
    const char *before, *after;
} wrappings[] = {
    [FHIR_DOCUMENT_REFERENCE] = { "document-reference", "DocumentReference",
                                  "\"status\":\"current\",\"type\":{\"text\":\"Growth chart\"}",
                                  "content", "{\"attachment\":", "}" },
    [FHIR_DIAGNOSTIC_REPORT] = { "diagnostic-report", "DiagnosticReport",
                                 "\"status\":\"preliminary\",\"code\":{\"text\":\"Growth chart\"}",
                                 "presentedForm", "", "" },
};

static const char *const media_types[GROWTH_CHART_FORMAT_COUNT_] = {
    [GROWTH_CHART_PDF] = "application/pdf",
    [GROWTH_CHART_PNG] = "image/png",
    [GROWTH_CHART_SVG] = "image/svg+xml",
};

int fhir_find(const command *c, const char *word, fhir_wrapping *wrapping)
{
    *wrapping = FHIR_NONE;
    if (!word)
        return -1;
    for (size_t i = 1; i < G_N_ELEMENTS(wrappings); i++)
        if (!strcmp(word, wrappings[i].word)) {
            *wrapping = (fhir_wrapping)i;
            return -1;
        }
    return complain(c, EXIT_USAGE, "--fhir is document-reference or diagnostic-report, not '%s'",
                    word);
}

/* ---- texts ------------------------------------------------------------------------------------
 */

static void put_string(GString *json, const char *text)
{
    g_string_append_c(json, '"');
    for (const char *c = text; *c; c++) {
        if ((unsigned char)*c < 0x20)
            g_string_append_printf(json, "\\u%04x", (unsigned)*c);
        else if (*c == '"' || *c == '\\')
            g_string_append_printf(json, "\\%c", *c);
        else
            g_string_append_c(json, *c);
    }
    g_string_append_c(json, '"');
}

/* What a person sees where the resource is shown without its attachments. */
static void put_narrative(GString *json, const char *words)
{
    char *escaped = g_markup_escape_text(words, -1);
    char *div = g_strdup_printf("<div xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en-GB\" "
                                "xml:lang=\"en-GB\"><p>%s</p></div>",
                                escaped);

    g_string_append(json, ",\"text\":{\"status\":\"generated\",\"div\":");
    put_string(json, div);
    g_string_append(json, "}");
    g_free(div);
    g_free(escaped);
}

/* A reference where the identifier can be a resource's id (64 letters, figures, - and .). */
static void put_subject(GString *json, const char *id)
{
    size_t plain;

    if (!id || !*id)
        return;
    plain = strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.");
    if (plain <= 64 && !id[plain]) {
        g_string_append_printf(json, ",\"subject\":{\"reference\":\"Patient/%s\"}", id);
        return;
    }
    g_string_append(json, ",\"subject\":{\"identifier\":{\"value\":");
    put_string(json, id);
    g_string_append(json, "}}");
}

/* ---- attachments ------------------------------------------------------------------------------
 */

static int keep(void *context, const void *bytes, size_t length)
{
    g_byte_array_append(context, bytes, (guint)length);
    return 0;
}

/* The hash is the SHA-1 of the bytes themselves, not of their base64. */
static void put_attachment(GString *json, const GByteArray *bytes, growth_chart_format format,
                           const char *title, const char *date)
{
    GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA1);
    guint8 digest[20];
    gsize length = sizeof digest;
    char *data = g_base64_encode(bytes->data, bytes->len), *hash;

    g_checksum_update(checksum, bytes->data, (gssize)bytes->len);
    g_checksum_get_digest(checksum, digest, &length);
    hash = g_base64_encode(digest, length);
    g_string_append_printf(json,
                           "{\"contentType\":\"%s\",\"language\":\"en-GB\",\"data\":\"%s\","
                           "\"size\":%u,\"hash\":\"%s\",\"title\":\"%s\"",
                           media_types[format], data, bytes->len, hash, title);
    if (*date)
        g_string_append_printf(json, ",\"creation\":\"%s\"", date);
    g_string_append_c(json, '}');
    g_free(hash);
    g_free(data);
    g_checksum_free(checksum);
}

/* A PDF is one attachment, of PNG and SVG each sheet is one. */
static growth_status put_sheets(GString *json, const growth_chart *chart,
                                growth_chart_format format, fhir_wrapping wrapping,
                                const fhir_dates *dates, growth_error *err)
{
    const int is_past = dates->past != GROWTH_DATE_NONE;
    char day[16];
    size_t n = format == GROWTH_CHART_PDF ? 1 : growth_chart_sheet_count(chart);

    for (size_t i = 0; i < n; i++) {
        GByteArray *bytes = g_byte_array_new();
        growth_status status = format == GROWTH_CHART_PDF
                                   ? growth_chart_write(chart, format, keep, bytes, err)
                                   : growth_chart_write_sheet(chart, i, format, keep, bytes, err);
        char title[96], sheet[48] = "", drawn[16];

        if (n > 1)
            g_snprintf(sheet, sizeof sheet, ", sheet %zu of %zu", i + 1, n);
        g_snprintf(title, sizeof title, "Growth chart%s%s%s%s",
                   is_past ? " (past state, as at " : "",
                   is_past ? growth_date_words(dates->past, day) : "", is_past ? ")" : "", sheet);
        if (status == GROWTH_OK) {
            g_string_append(json, i ? "," : "");
            g_string_append(json, wrappings[wrapping].before);
            put_attachment(json, bytes, format, title, growth_date_format(dates->drawn_on, drawn));
            g_string_append(json, wrappings[wrapping].after);
        }
        g_byte_array_free(bytes, TRUE);
        if (status != GROWTH_OK)
            return status;
    }
    return GROWTH_OK;
}

/* ---- the resource -----------------------------------------------------------------------------
 */

static growth_status put_resource(GString *json, const growth_chart *chart,
                                  growth_chart_format format, fhir_wrapping wrapping,
                                  const char *id, const fhir_dates *dates, growth_error *err)
{
    const char *words = growth_chart_description(chart);
    const growth_date of = dates->past == GROWTH_DATE_NONE ? dates->drawn_on : dates->past;
    char day[16];
    growth_status status;

    g_string_append_printf(json, "{\"resourceType\":\"%s\",\"language\":\"en-GB\"",
                           wrappings[wrapping].type);
    put_narrative(json, words);
    g_string_append_printf(json, ",%s", wrappings[wrapping].begin);
    put_subject(json, id);
    if (wrapping == FHIR_DOCUMENT_REFERENCE) {
        g_string_append(json, ",\"description\":");
        put_string(json, words);
    } else if (*growth_date_format(of, day)) {
        g_string_append_printf(json, ",\"effectiveDateTime\":\"%s\"", day);
    }
    g_string_append_printf(json, ",\"%s\":[", wrappings[wrapping].list);
    status = put_sheets(json, chart, format, wrapping, dates, err);
    g_string_append(json, "]}\n");
    return status;
}

int fhir_write(const command *c, const char *path, const growth_chart *chart,
               growth_chart_format format, fhir_wrapping wrapping, const char *id,
               const fhir_dates *dates)
{
    GString *json = g_string_new(NULL);
    growth_output *file;
    growth_error err;
    growth_status status = put_resource(json, chart, format, wrapping, id, dates, &err);

    if (status == GROWTH_OK)
        status = growth_output_open(path, &file, &err);
    if (status == GROWTH_OK) {
        /* A refusal is told by the commit. */
        (void)growth_output_write(file, json->str, json->len);
        status = growth_output_commit(file, &err);
    }
    g_string_free(json, TRUE);
    return status == GROWTH_OK ? EXIT_DONE : complain(c, EXIT_FAILED, "%s", err.message);
}
