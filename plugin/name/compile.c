#include "name/compile.h"

#include "name/known.h"

enum { FAMILY_MAX = 16 };

bool
compile_code (struct span name, struct name_code *code)
{
    struct name_form form;

    form_read (name, &form);
    code_make (name, &form, code);
    return code->len > 0;
}

static bool
add_pairs (const struct name_code *code, unsigned one, unsigned count, struct lexicon_builder *builder)
{
    for (unsigned other = 0; other < count; other++)
        if (! span_equal (code_span (&code[one]), code_span (&code[other]))
            && ! lexicon_add (builder, code_span (&code[one]), 0, code_span (&code[other])))
            return false;
    return true;
}

const char *
compile_family (const struct span *names, unsigned count, struct lexicon_builder *builder)
{
    struct name_code code[FAMILY_MAX];
    bool             differ = false;

    if (count < 2 || count > FAMILY_MAX)
        return "needs from 2 to 16 names, separated by tabs";
    for (unsigned i = 0; i < count; i++) {
        if (! compile_code (names[i], &code[i]))
            return "a name without letters";
        differ = differ || ! span_equal (code_span (&code[i]), code_span (&code[0]));
    }
    if (! differ)
        return "all names are the same letters";
    for (unsigned i = 0; i < count; i++)
        if (! add_pairs (code, i, count, builder))
            return "the list is too large";
    return NULL;
}

const char *
compile_kind (struct span kind, unsigned *bits)
{
    static const struct { const char *kind; unsigned bits; } rows[] = {
        { "", KNOWN_GIVEN },
        { "person", KNOWN_GIVEN },
        { "family", KNOWN_FAMILY },
        { "word", KNOWN_GIVEN | KNOWN_WORD },
        { "place", KNOWN_PLACE },
        { "organization", KNOWN_ORGANIZATION },
        { "title", KNOWN_TITLE },
        { "not", KNOWN_NOT },
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (span_is (kind, rows[i].kind)) {
            *bits = rows[i].bits;
            return NULL;
        }
    return "the second cell is person, family, word, place, organization, title, not, or empty";
}
