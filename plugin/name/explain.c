/* Why two spellings are one name, or two, in words. */
#include "name/align.h"
#include "name/lists.h"
#include "name/name.h"
#include "name/romanize.h"

static bool
add_letters (struct buffer *to, const struct letters *word, unsigned from, unsigned count)
{
    bool sound = true;

    for (unsigned i = from; i < from + count; i++) {
        char latin[2] = { (char) word->at[i], '\0' };
        sound         = sound && buffer_add_text (to, word->at[i] < LETTERS ? letter_text (word->at[i]) : latin);
    }
    return sound && (count > 0 || buffer_add_text (to, "-"));
}

static bool
explain_arabic (const struct namer *namer, const struct letters *a, const struct letters *b, struct buffer *to)
{
    const struct change_price *prices = namer_prices (namer);
    struct changes             changes;
    bool                       sound = true;

    align_arabic (prices, a, b, &changes);
    for (unsigned i = 0; i < changes.count && sound; i++) {
        const struct change *change = &changes.at[i];

        sound = buffer_add_text (to, "; ") && add_letters (to, a, change->one, change->others)
                && buffer_add_text (to, "/") && add_letters (to, b, change->two, change->others2)
                && buffer_print (to, " %s %u", change_rows[change->row].gloss,
                                 align_price (prices, a, b, change->row));
    }
    return sound;
}

static bool
explain_latin (const struct letters *latin, const struct letters *arabic, struct buffer *to)
{
    struct roman_steps steps = { .count = 0 };
    bool               sound = true;

    romanize_distance (latin, arabic, &steps);
    for (unsigned i = 0; i < steps.count && sound; i++) {
        const struct roman_step *step = &steps.at[i];

        sound = buffer_add_text (to, "; ") && add_letters (to, latin, step->latin, step->latin_count)
                && buffer_add_text (to, "/") && add_letters (to, arabic, step->arabic, step->arabic_count)
                && buffer_print (to, " %u", romanize_cost (&steps, i));
    }
    return sound;
}

static bool
explain_letters (const struct namer *namer, const struct name_form *a, const struct name_form *b, struct buffer *to)
{
    struct letters one, two;

    form_join (a, &one);
    form_join (b, &two);
    if (a->script == SCRIPT_ARABIC && b->script == SCRIPT_ARABIC)
        return explain_arabic (namer, &one, &two, to);
    if (a->script == SCRIPT_LATIN && b->script == SCRIPT_ARABIC)
        return explain_latin (&one, &two, to);
    return a->script != SCRIPT_ARABIC || b->script != SCRIPT_LATIN || explain_latin (&two, &one, to);
}

bool
name_explain (const struct namer *namer, struct span a, struct span b, struct buffer *to)
{
    static const char *const verdicts[] = {
        [NAME_FAR] = "too far", [NAME_VETOED] = "kept apart by a row of the vetoes", [NAME_SAME] = "the same letters",
        [NAME_ALIAS] = "joined by a row of the aliases", [NAME_NEAR] = "near",
    };
    struct name_form  one, two;
    unsigned          far;
    enum name_verdict verdict = name_compare (namer, a, b, &far);

    if (verdict != NAME_FAR && verdict != NAME_NEAR)
        return buffer_add_text (to, verdicts[verdict]);
    form_read (a, &one);
    form_read (b, &two);
    return buffer_print (to, "%s: %u of %u", verdicts[verdict], far, namer->options.threshold)
           && explain_letters (namer, &one, &two, to);
}
