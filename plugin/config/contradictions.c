/* Keys that another key puts out of work. A file that sets such a key expects
 * something of it that will not happen. */
#include "config/read.h"

/* What of the other key makes a key idle. */
enum idle { OTHER_IS, OTHER_IS_NOT, OTHER_LACKS };

static const struct contradiction {
    const char *key, *value; /* NULL: any value but the default */
    const char *other;
    enum idle   idle;
    const char *want;
} rows[] = {
    { "stem.plurals",         "yes", "stem.mode",       OTHER_IS_NOT, "light" },
    { "stem.verbs",           "yes", "stem.mode",       OTHER_IS_NOT, "light" },
    { "stem.proclitics",      "yes", "stem.mode",       OTHER_IS_NOT, "light" },
    { "lists.plurals",        NULL,  "stem.mode",       OTHER_IS_NOT, "light" },
    { "lists.plurals",        NULL,  "stem.plurals",    OTHER_IS,     "no" },
    { "names.in_plain",       "yes", "names.index",     OTHER_IS,     "no" },
    { "names.threshold",      NULL,  "names.index",     OTHER_IS,     "no" },
    { "names.spellings",      NULL,  "names.index",     OTHER_IS,     "no" },
    { "lists.names",          NULL,  "names.index",     OTHER_IS,     "no" },
    { "lists.aliases",        NULL,  "names.index",     OTHER_IS,     "no" },
    { "lists.vetoes",         NULL,  "names.index",     OTHER_IS,     "no" },
    { "lists.costs",          NULL,  "names.index",     OTHER_IS,     "no" },
    { "query.name_weight",    NULL,  "names.in_plain",  OTHER_IS,     "no" },
    { "query.date_weight",    NULL,  "dates.index",     OTHER_IS,     "no" },
    { "query.phrase_weight",  NULL,  "terms.positions", OTHER_IS,     "no" },
    { "query.synonym_weight", NULL,  "lists.synonyms",  OTHER_IS,     "" },
    { "query.stem_base",      NULL,  "terms.levels",    OTHER_LACKS,  "root" },
    { "query.stem_gain",      NULL,  "terms.levels",    OTHER_LACKS,  "root" },
    { "query.word_base",      NULL,  "terms.levels",    OTHER_LACKS,  "word" },
    { "query.word_gain",      NULL,  "terms.levels",    OTHER_LACKS,  "word" },
    { "terms.lead_weight",    NULL,  "terms.lead_words", OTHER_IS,    "0" },
    { "index.spelling",       "yes", "terms.levels",    OTHER_LACKS,  "word" },
};

/* A value as a file has it; "" where memory is out. */
static struct span
print (const struct settings *settings, const char *key, struct buffer *to)
{
    to->len = 0;
    if (! setting_print (settings, setting_find (span_of (key)), to) || to->len == 0)
        return (struct span) { "", 0 };
    return buffer_span (to);
}

static bool
lacks (struct span set, const char *word)
{
    struct span part;

    while (span_next (&set, ' ', &part))
        if (span_is (part, word))
            return false;
    return true;
}

static bool
is_idle (const struct contradiction *row, struct span other)
{
    switch (row->idle) {
    case OTHER_IS: return span_is (other, row->want);
    case OTHER_IS_NOT: return ! span_is (other, row->want);
    case OTHER_LACKS: return lacks (other, row->want);
    }
    return false;
}

static void
describe (const struct contradiction *row, size_t line, struct span value, struct span other, xarab_error *error)
{
    const char *need = row->idle == OTHER_IS ? "another value there" : row->want;

    fail_at (error, XARAB_BAD_CONFIG, line, "%s = %.*s does nothing where %s %s%.*s; it needs %s%s%s", row->key,
             (int) value.len, value.at, row->other, other.len ? "= " : "is empty", (int) other.len, other.at, row->idle == OTHER_IS ? "" : "'", need,
             row->idle == OTHER_IS ? "" : "' there");
}

size_t
config_contradictions (const struct settings *settings, const struct config_facts *facts, mistake_function *mistake,
                       void *your)
{
    struct buffer own = { 0 }, others = { 0 };
    size_t        count = 0;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct setting *key   = setting_find (span_of (rows[i].key));
        const char           *path  = facts_path (facts, key);
        struct span           value = print (settings, rows[i].key, &own), other = print (settings, rows[i].other, &others);
        xarab_error           error;

        bool                  meant = rows[i].value ? span_is (value, rows[i].value) : ! span_is (value, key->standard);

        if (path == NULL || ! meant || ! is_idle (&rows[i], other))
            continue;
        describe (&rows[i], facts_line (facts, key), value, other, &error);
        mistake (your, path, &error);
        count++;
    }
    buffer_free (&own);
    buffer_free (&others);
    return count;
}
