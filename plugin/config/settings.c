#include "config/settings.h"

#define AT(field) offsetof (struct settings, field), sizeof (((struct settings *) 0)->field)

static const char *const stem_modes[]     = { "light", "light10", "snowball", "none", NULL };
static const char *const level_names[]    = { "word", "stem", "root", NULL };
static const char *const month_regions[]  = { "none", "levant", "libya", "iran", NULL };
static const char *const position_modes[] = { "no", "title", "yes", NULL };
static const char *const store_modes[]    = { "text", "sample", "none", NULL };

/* A row of text/folds.c, which also has the help; a test holds the two lists
 * together. */
#define FOLD(bit, name)                                                                                  \
    { "fold." name, SETTING_SWITCH, AT (fold.off), bit, bit, NULL, "yes", EFFECT_TERMS, NULL }

const struct setting settings_table[] = {
    { "text.latin_stemmer", SETTING_STRING, AT (latin_stemmer), 0, 0, NULL, "none", EFFECT_TERMS,
      "Xapian stemmer for words that are not Arabic: none, english, french, …" },

    FOLD (0, "forms"),
    FOLD (1, "caseless"),
    FOLD (2, "digits"),
    FOLD (3, "accents"),
    FOLD (4, "tashkeel"),
    FOLD (5, "dagger"),
    FOLD (6, "hamza-marks"),
    FOLD (7, "quran"),
    FOLD (8, "tatweel"),
    FOLD (9, "joiners"),
    FOLD (10, "bidi"),
    FOLD (11, "alef"),
    FOLD (12, "maqsura"),
    FOLD (13, "marbuta"),
    FOLD (14, "hamza"),
    FOLD (15, "persian"),
    FOLD (16, "urdu"),
    FOLD (17, "kurdish"),
    FOLD (18, "maghrebi"),
    FOLD (19, "dotless"),
    FOLD (20, "far"),
    FOLD (21, "strokes"),
    FOLD (22, "apostrophe"),
    FOLD (23, "hayat"),

    { "tokens.compounds", SETTING_FLAG, AT (token.compounds), 0, 1, NULL, "yes", EFFECT_TERMS,
      "the parts of a hyphen or slash compound also as one word" },
    { "tokens.hashtags", SETTING_FLAG, AT (token.hashtags), 0, 1, NULL, "yes", EFFECT_TERMS,
      "the words of a #hashtag also one by one" },
    { "tokens.addresses", SETTING_FLAG, AT (token.addresses), 0, 1, NULL, "yes", EFFECT_TERMS,
      "URLs and e-mail addresses also whole" },

    { "stem.mode", SETTING_CHOICE, AT (stem.mode), 0, 0, stem_modes, "light", EFFECT_TERMS,
      "light: ours; light10: Lucene's; snowball: Xapian's own; none: words as they are" },
    { "stem.plurals", SETTING_FLAG, AT (stem.plurals), 0, 1, NULL, "yes", EFFECT_TERMS,
      "bring broken plurals to their singular (وزراء to وزير)" },
    { "stem.verbs", SETTING_FLAG, AT (stem.verbs), 0, 1, NULL, "yes", EFFECT_TERMS,
      "take person and tense off verbs, weak verbs included" },
    { "stem.proclitics", SETTING_FLAG, AT (stem.proclitics), 0, 1, NULL, "yes", EFFECT_TERMS,
      "take و ف ب ل ك س off where a known word is left" },

    { "names.index", SETTING_FLAG, AT (term.names), 0, 1, NULL, "yes", EFFECT_TERMS,
      "find names and file each under its loose key" },
    { "names.threshold", SETTING_NUMBER, AT (name.threshold), 0, 2000, NULL, "1000", EFFECT_QUERY,
      "how far two spellings of one name may differ; 1000 is as measured, lower is stricter" },
    { "names.spellings", SETTING_NUMBER, AT (name.spellings), 1, 10000, NULL, "1000", EFFECT_QUERY,
      "most spellings of one key that a query looks at" },
    { "names.in_plain", SETTING_FLAG, AT (name.in_plain), 0, 1, NULL, "yes", EFFECT_QUERY,
      "a name among plain words also finds its other spellings" },

    { "dates.index", SETTING_FLAG, AT (term.dates), 0, 1, NULL, "yes", EFFECT_TERMS,
      "index the days, months and years a text mentions" },
    { "dates.day_first", SETTING_FLAG, AT (date.day_first), 0, 1, NULL, "yes", EFFECT_TERMS,
      "3/4/2023 is 3 April" },
    { "dates.months", SETTING_SET, AT (date.months), 0, 0, month_regions, "none", EFFECT_TERMS,
      "regions whose names of months are read behind a day though elsewhere they are other words (اب, الفاتح, مهر)" },
    { "dates.week_start", SETTING_NUMBER, AT (date.week_start), 0, 6, NULL, "1", EFFECT_TERMS,
      "first day of a week: 0 Sunday, 1 Monday … 6 Saturday" },
    { "dates.pivot", SETTING_NUMBER, AT (date.pivot), 0, 99, NULL, "49", EFFECT_TERMS,
      "two-digit years up to this one are 20xx" },
    { "dates.years_alone", SETTING_FLAG, AT (date.years_alone), 0, 1, NULL, "yes", EFFECT_TERMS,
      "read a bare 2018 as a year where the words around it allow" },

    { "terms.levels", SETTING_SET, AT (term.levels), 0, 0, level_names, "word stem root", EFFECT_TERMS,
      "which levels of a word are stored; without root the index is smaller" },
    { "terms.positions", SETTING_CHOICE, AT (term.positions), 0, 0, position_modes, "yes", EFFECT_TERMS,
      "where phrases can be searched; without positions the index is half as large" },
    { "terms.title_weight", SETTING_NUMBER, AT (term.title_weight), 1, 100, NULL, "3", EFFECT_WEIGHT,
      "how often a word of the title counts" },
    { "terms.lead_words", SETTING_NUMBER, AT (term.lead_words), 0, 10000, NULL, "25", EFFECT_WEIGHT,
      "so many words at the beginning of a text are its lead; 0 turns it off" },
    { "terms.lead_weight", SETTING_NUMBER, AT (term.lead_weight), 1, 100, NULL, "2", EFFECT_WEIGHT,
      "how often a word of the lead counts" },

    { "index.date_slot", SETTING_NUMBER, AT (index.date_slot), 4, 100000, NULL, "4", EFFECT_TERMS,
      "value slot of an article's own date; 0 to 3 belong to omindex" },
    { "index.store", SETTING_CHOICE, AT (index.store), 0, 0, store_modes, "text", EFFECT_TERMS,
      "what of a text is kept in the index for showing: all, its beginning, nothing" },
    { "index.batch", SETTING_NUMBER, AT (index.batch), 1, 10000000, NULL, "10000", EFFECT_HOST,
      "articles between two commits" },
    { "index.likeness", SETTING_FLAG, AT (index.likeness), 0, 1, NULL, "yes", EFFECT_HOST,
      "mark stories that are nearly the same, for search --fold; needs the value slot behind date_slot" },
    { "index.spelling", SETTING_FLAG, AT (index.spelling), 0, 1, NULL, "no", EFFECT_HOST,
      "keep the articles' words for Xapian's spelling correction too; a database does so from its making on, or never" },

    { "fields.id", SETTING_STRING, AT (fields.id), 0, 0, NULL, "", EFFECT_HOST,
      "what names an article in its source; empty: id (JSON lines), guid, id or link (feeds), its path (pages)" },
    { "fields.title", SETTING_STRING, AT (fields.title), 0, 0, NULL, "", EFFECT_HOST,
      "the title's name there; empty: title" },
    { "fields.text", SETTING_STRING, AT (fields.text), 0, 0, NULL, "", EFFECT_HOST,
      "the text's name: lead body joins two, body|summary takes the first that is there, story.body looks inside; empty: text (feeds: content or description)" },
    { "fields.date", SETTING_STRING, AT (fields.date), 0, 0, NULL, "", EFFECT_HOST,
      "the name of the day of publication; empty: date (feeds: pubDate, published or updated)" },
    { "fields.author", SETTING_STRING, AT (fields.author), 0, 0, NULL, "", EFFECT_HOST,
      "the author's name there; empty: author" },
    { "fields.source", SETTING_STRING, AT (fields.source), 0, 0, NULL, "", EFFECT_HOST,
      "the name of the newspaper or agency; empty: source" },
    { "fields.keywords", SETTING_STRING, AT (fields.keywords), 0, 0, NULL, "", EFFECT_HOST,
      "the keywords' name; empty: keywords (feeds: category)" },
    { "fields.url", SETTING_STRING, AT (fields.url), 0, 0, NULL, "", EFFECT_HOST,
      "the address's name; empty: url (feeds: link)" },

    { "query.stem_base", SETTING_DECIMAL, AT (query.stem_base), 0, 10, NULL, "0.4", EFFECT_QUERY,
      "weight of a word's stem over its root, whatever their frequency" },
    { "query.stem_gain", SETTING_DECIMAL, AT (query.stem_gain), 0, 10, NULL, "0.7", EFFECT_QUERY,
      "weight of a word's stem for what it tells more than its root" },
    { "query.word_base", SETTING_DECIMAL, AT (query.word_base), 0, 10, NULL, "0.1", EFFECT_QUERY,
      "weight of the exact spelling over its stem, whatever their frequency" },
    { "query.word_gain", SETTING_DECIMAL, AT (query.word_gain), 0, 10, NULL, "0.7", EFFECT_QUERY,
      "weight of the exact spelling for what it tells more than its stem" },
    { "query.stop_weight", SETTING_DECIMAL, AT (query.stop_weight), 0, 1, NULL, "0.5", EFFECT_QUERY,
      "weight of words like في and هذا among other words" },
    { "query.question_weight", SETTING_DECIMAL, AT (query.question_weight), 0, 1, NULL, "0", EFFECT_QUERY,
      "weight of words like متى and كيف among other words" },
    { "query.bm25_k1", SETTING_DECIMAL, AT (query.bm25_k1), 0, 100, NULL, "0.9", EFFECT_QUERY,
      "BM25 k1: how much a word's repetition counts" },
    { "query.bm25_b", SETTING_DECIMAL, AT (query.bm25_b), 0, 1, NULL, "0.8", EFFECT_QUERY,
      "BM25 b: how much an article's length counts" },
    { "query.name_weight", SETTING_DECIMAL, AT (query.name_weight), 0, 1, NULL, "0.5", EFFECT_QUERY,
      "weight of a name's other spellings beside the one typed" },
    { "query.phrase_weight", SETTING_DECIMAL, AT (query.phrase_weight), 0, 10, NULL, "0.5", EFFECT_QUERY,
      "weight of a quoted phrase among other words, over its words" },
    { "query.date_weight", SETTING_DECIMAL, AT (query.date_weight), 0, 100, NULL, "1", EFFECT_QUERY,
      "weight of a date among other words" },
    { "query.synonym_weight", SETTING_DECIMAL, AT (query.synonym_weight), 0, 1, NULL, "0.7", EFFECT_QUERY,
      "weight of an operator's synonym beside the word typed" },
    { "query.recency", SETTING_DECIMAL, AT (query.recency), 0, 100, NULL, "0", EFFECT_QUERY,
      "what an article of the last week gains; a third of it within a year, two within a month" },
    { "query.arabic_operators", SETTING_FLAG, AT (query.arabic_operators), 0, 1, NULL, "yes", EFFECT_QUERY,
      "read /و/ /أو/ /ليس/ as AND, OR, NOT" },
    { "query.words_max", SETTING_NUMBER, AT (query.words_max), 1, 10000, NULL, "200", EFFECT_QUERY,
      "words of a query past this number are left out" },

    { "archive.keep", SETTING_NUMBER, AT (archive.keep), 0, 1000, NULL, "1", EFFECT_HOST,
      "generations that reindex keeps beside the live one, to roll back to" },
    { "archive.least", SETTING_NUMBER, AT (archive.least), 0, 100, NULL, "90", EFFECT_HOST,
      "reindex does not switch to a generation with less than this per cent of the live one's articles" },

    { "shards.partial", SETTING_FLAG, AT (archive.partial), 0, 1, NULL, "no", EFFECT_QUERY,
      "search without the shards that do not answer, and say so, instead of failing" },
    { "shards.timeout", SETTING_NUMBER, AT (archive.timeout), 1, 3600, NULL, "10", EFFECT_QUERY,
      "seconds that a shard on another machine may take" },

    { "load.replaces", SETTING_STRING, AT (load.replaces), 0, 0, NULL, "arabic ar", EFFECT_HOST,
      "names of Xapian stemmers that a program asks for and gets ours" },
    { "load.mixed", SETTING_FLAG, AT (load.mixed), 0, 1, NULL, "no", EFFECT_HOST,
      "add to a database that was made without the plugin" },

    { "lists.protect", SETTING_FILE, AT (lists.protect), 0, 0, NULL, "", EFFECT_TERMS,
      "words the stemmer leaves alone, one a line" },
    { "lists.overrides", SETTING_FILE, AT (lists.overrides), 0, 0, NULL, "", EFFECT_TERMS,
      "word and its stem" },
    { "lists.plurals", SETTING_FILE, AT (lists.plurals), 0, 0, NULL, "", EFFECT_TERMS,
      "broken plural and its singular" },
    { "lists.names", SETTING_FILE, AT (lists.names), 0, 0, NULL, "", EFFECT_TERMS,
      "more words that are names of persons, one a line" },
    { "lists.aliases", SETTING_FILE, AT (lists.aliases), 0, 0, NULL, "", EFFECT_QUERY,
      "names of one person or place that no rule joins, a family a line" },
    { "lists.vetoes", SETTING_FILE, AT (lists.vetoes), 0, 0, NULL, "", EFFECT_QUERY,
      "pairs of names that must stay apart" },
    { "lists.costs", SETTING_FILE, AT (lists.costs), 0, 0, NULL, "", EFFECT_QUERY,
      "what changes of letters cost between two spellings of a name, as names --costs prints them" },
    { "lists.stop_words", SETTING_FILE, AT (lists.stop_words), 0, 0, NULL, "", EFFECT_QUERY,
      "more words that count less in a query, one a line" },
    { "lists.synonyms", SETTING_FILE, AT (lists.synonyms), 0, 0, NULL, "", EFFECT_QUERY,
      "word and another that a query for it also finds; a third cell 'both' goes both ways" },
};
const size_t settings_count = sizeof settings_table / sizeof settings_table[0];

const char *
setting_help (const struct setting *setting)
{
    return setting->kind == SETTING_SWITCH ? fold_rows[(unsigned) setting->low].gloss : setting->help;
}

const struct setting *
setting_find (struct span key)
{
    for (size_t i = 0; i < settings_count; i++)
        if (span_is (key, settings_table[i].key))
            return &settings_table[i];
    return NULL;
}

enum { KEY_MAX = 48 };

/* Edit distance; keys longer than KEY_MAX count as cut there. */
static unsigned
distance (struct span a, struct span b)
{
    unsigned row[KEY_MAX + 1];
    size_t   n = a.len < KEY_MAX ? a.len : KEY_MAX, m = b.len < KEY_MAX ? b.len : KEY_MAX;

    for (size_t j = 0; j <= m; j++)
        row[j] = (unsigned) j;
    for (size_t i = 1; i <= n; i++) {
        unsigned corner = row[0];
        row[0]          = (unsigned) i;
        for (size_t j = 1; j <= m; j++) {
            unsigned change = corner + (a.at[i - 1] != b.at[j - 1]);
            unsigned gap    = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            corner          = row[j];
            row[j]          = change < gap ? change : gap;
        }
    }
    return row[m];
}

const struct setting *
setting_nearest (struct span key)
{
    size_t   best  = 0;
    unsigned least = ~0u;
    bool     whole = key.len && memchr (key.at, '.', key.len) != NULL; /* else the section was forgotten */

    for (size_t i = 0; i < settings_count; i++) {
        const char *name = settings_table[i].key;
        unsigned    far  = distance (key, span_of (whole ? name : strchr (name, '.') + 1));
        if (far < least) {
            least = far;
            best  = i;
        }
    }
    return &settings_table[best];
}

void
settings_standard (struct settings *settings)
{
    *settings = (struct settings) { 0 };
    for (size_t i = 0; i < settings_count; i++)
        setting_set (settings, &settings_table[i], span_of (settings_table[i].standard), NULL);
}
