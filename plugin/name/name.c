/* Is this the same name?
 *
 * In order: the same letters; a row of the vetoes (no); a row of the aliases
 * (yes); then the distance, word by word when both have as many, as one word
 * otherwise. An operator's rows are asked before the built-in ones. Two names
 * that share no key are never asked about, because a database is searched by
 * key. */
#include "name/name.h"

#include "base/hash.h"
#include "name/align.h"
#include "name/key.h"
#include "name/match.h"
#include "name/romanize.h"

/* A script we do not know: only the same bytes are the same name. */
static void
key_of_bytes (struct span name, struct name_keys *keys)
{
    static const char digits[] = "0123456789abcdef";
    uint32_t          hash     = hash_bytes (name);
    char              key[9]   = "x";

    for (unsigned i = 0; i < 8; i++)
        key[1 + i] = digits[hash >> (4 * i) & 15];
    keys_add (keys, (struct span) { key, sizeof key });
}

static void
keys_of_form (struct span name, const struct name_form *form, struct name_keys *keys)
{
    struct letters word;

    form_join (form, &word);
    if (form->script == SCRIPT_ARABIC)
        keys_arabic (&word, keys);
    else if (form->script == SCRIPT_LATIN)
        keys_latin (&word, keys);
    else if (form->script == SCRIPT_OTHER)
        key_of_bytes (name, keys);
}

void
name_keys (const struct namer *namer, struct span name, struct name_keys *keys)
{
    struct name_form form;

    keys->count = 0;
    form_read (name, &form);
    keys_of_form (name, &form, keys);
    (void) namer;
}

unsigned
name_distance (const struct name_form *a, const struct name_form *b);

static unsigned
far_arabic (const struct letters *a, const struct letters *b)
{
    unsigned one = name_consonants (a), two = name_consonants (b);

    return align_arabic (a, b, NULL) * 1000 / name_allowance (one < two ? one : two);
}

static unsigned
far_latin (const struct letters *a, const struct letters *b)
{
    struct letters one, two;

    romanize_guess (a, &one);
    romanize_guess (b, &two);
    return one.count && two.count ? far_arabic (&one, &two) : 60000;
}

static unsigned
far_words (const struct letters *a, uint8_t script_a, const struct letters *b, uint8_t script_b)
{
    if (script_a == script_b)
        return script_a == SCRIPT_ARABIC ? far_arabic (a, b) : far_latin (a, b);
    return script_a == SCRIPT_LATIN ? romanize_distance (a, b, NULL) : romanize_distance (b, a, NULL);
}

unsigned
name_distance (const struct name_form *a, const struct name_form *b)
{
    unsigned worst = 0;

    if (a->parts != b->parts) {
        struct letters one, two;

        form_join (a, &one);
        form_join (b, &two);
        return far_words (&one, a->script, &two, b->script);
    }
    for (unsigned i = 0; i < a->parts; i++) {
        unsigned far = far_words (&a->part[i], a->script, &b->part[i], b->script);
        if (far > worst)
            worst = far;
    }
    return worst;
}

bool
name_match (const struct namer *namer, struct span a, struct span b, unsigned *distance)
{
    struct name_form one, two;
    struct name_keys keys_one = { .count = 0 }, keys_two = { .count = 0 };

    form_read (a, &one);
    form_read (b, &two);
    if (one.script == SCRIPT_OTHER || two.script == SCRIPT_OTHER || one.parts == 0 || two.parts == 0) {
        if (distance != NULL)
            *distance = span_equal (a, b) ? 0 : 60000;
        return span_equal (a, b);
    }
    keys_of_form (a, &one, &keys_one);
    keys_of_form (b, &two, &keys_two);

    unsigned far = name_distance (&one, &two);

    if (distance != NULL)
        *distance = far;
    return keys_meet (&keys_one, &keys_two) && far <= namer->options.threshold;
}
