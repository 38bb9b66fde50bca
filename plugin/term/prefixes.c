#include "term/prefixes.h"

const struct term_prefix term_prefixes[TERM_KINDS] = {
    [TERM_WORD]      = { TERM_WORD,      "",   "Xapian's own: words stand bare" },
    [TERM_STEM]      = { TERM_STEM,      TERM_STEM_LETTERS, "what Xapian's query parser asks for" },
    [TERM_ROOT]      = { TERM_ROOT,      TERM_ROOT_LETTERS, "X: ours; the looser level" },
    [TERM_NAME]      = { TERM_NAME,      "XN", "key/spelling: a directory to walk" },
    [TERM_MENTIONED] = { TERM_MENTIONED, "X",  "XD day, XM month, XY year: the text's dates" },
    [TERM_PUBLISHED] = { TERM_PUBLISHED, "",   "D day, M month, Y year: Omega's letters" },
    [TERM_ID]        = { TERM_ID,        "Q",  "Omega's letter for a unique id" },
};

const struct article_field article_fields[] = {
    { "title",    "عنوان", { ROLE_TITLE, "S",  true } },
    { "text",     "نص",    { ROLE_TEXT,  "",   true } },
    { "author",   "كاتب",  { ROLE_LABEL, "A",  true } },
    { "source",   "مصدر",  { ROLE_LABEL, "XS", false } },
    { "keywords", "وسم",   { ROLE_LABEL, "K",  true } },
};
const size_t article_field_count = sizeof article_fields / sizeof article_fields[0];

const struct article_field *
article_field (struct span key)
{
    for (size_t i = 0; i < article_field_count; i++)
        if (span_is (key, article_fields[i].key) || span_is (key, article_fields[i].name))
            return &article_fields[i];
    return NULL;
}
