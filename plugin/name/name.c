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
#include "name/lists.h"
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
        keys_arabic (&word, form->son, keys);
    else if (form->script == SCRIPT_LATIN)
        keys_latin (&word, keys);
    else if (form->script == SCRIPT_OTHER)
        key_of_bytes (name, keys);
}

/* The keys of a listed partner come with its code, without reading it again. */
struct partner_keys {
    struct name_keys *keys;
};

static void
add_partner (void *your, struct span code)
{
    struct partner_keys *partner = your;
    struct name_form     form;

    code_read (code, &form);
    keys_of_form (code, &form, partner->keys);
}

static void
all_keys (const struct namer *namer, struct span name, const struct name_form *form,
          const struct name_code *code, struct name_keys *keys)
{
    struct partner_keys partner = { keys };

    keys->count = 0;
    if (form->script == SCRIPT_LATIN)
        lists_partners (namer, code, add_partner, &partner);
    keys_of_form (name, form, keys);
    if (form->script != SCRIPT_LATIN)
        lists_partners (namer, code, add_partner, &partner);
}

void
name_keys (const struct namer *namer, struct span name, struct name_keys *keys)
{
    struct name_form form;
    struct name_code code;

    form_read (name, &form);
    code_make (name, &form, &code);
    all_keys (namer, name, &form, &code, keys);
}

bool
name_filing_key (struct span name, char key[NAME_KEY_ROOM])
{
    struct name_form form;
    struct name_keys keys = { .count = 0 };

    form_read (name, &form);
    keys_of_form (name, &form, &keys);
    if (keys.count)
        memcpy (key, keys.key[0], NAME_KEY_ROOM);
    return keys.count > 0;
}

/* ---- distance ---- */

enum {
    UNLIKE        = 60000,
    SPELLING_ONLY = 35,  /* hundredths: less is the same name in another orthography */
    SON_JOINED    = 300, /* per mille: بن written together with the name or left out */
    APART_SCRIPTS = 600, /* per mille: both listed, but not as each other's spelling */
};

static unsigned
per_mille (const struct letters *a, const struct letters *b, unsigned cost)
{
    unsigned one = name_consonants (a), two = name_consonants (b);

    return cost * 1000 / name_allowance (one < two ? one : two);
}

/* What the lists add to the price of two different names. */
static unsigned
listed_cost (const struct change_price *prices, const struct letters *a, const struct letters *b)
{
    struct name_code one, two;

    code_word (a, &one);
    code_word (b, &two);
    switch (lists_apart (&one, &two)) {
    case APART_BOTH: return align_price (prices, a, b, KNOWN_APART);
    case APART_ONE: return align_price (prices, a, b, KNOWN_ONE);
    default: return 0;
    }
}

static unsigned
far_arabic (const struct change_price *prices, const struct letters *a, const struct letters *b)
{
    unsigned cost = align_arabic (prices, a, b, NULL);

    if (cost > SPELLING_ONLY)
        cost += listed_cost (prices, a, b);
    return per_mille (a, b, cost);
}

/* بنكيران is كيران with a بن before it, unless it is a name of its own (بنيامين)
 * and the other name was not said to be somebody's son. */
static unsigned
far_son (const struct change_price *prices, const struct letters *a, const struct letters *b, bool said)
{
    struct name_code code;
    struct letters   rest;

    code_word (a, &code);
    if (! letters_after_son (a, &rest) || (! said && lists_known (&code)))
        return UNLIKE;
    return far_arabic (prices, &rest, b) + SON_JOINED;
}

static unsigned
far_latin (const struct change_price *prices, const struct letters *a, const struct letters *b)
{
    struct letters one, two;

    romanize_guess (a, &one);
    romanize_guess (b, &two);
    return one.count && two.count ? per_mille (&one, &two, align_arabic (prices, &one, &two, NULL)) : UNLIKE;
}

static unsigned
far_scripts (const struct letters *latin, const struct letters *arabic)
{
    struct name_code one, two;
    bool             listed;

    code_word (latin, &one);
    code_word (arabic, &two);
    if (lists_latin (&one, &two, &listed))
        return 0;

    unsigned far = romanize_distance (latin, arabic, NULL);

    if (listed && lists_known (&two) & (KNOWN_ARABIC | KNOWN_PLACE | KNOWN_COMMON))
        far += APART_SCRIPTS;
    return far;
}

static unsigned
far_either_son (const struct change_price *prices, const struct letters *a, const struct letters *b, bool said)
{
    unsigned far = far_arabic (prices, a, b), one = far_son (prices, a, b, said), two = far_son (prices, b, a, said);

    if (one < far)
        far = one;
    return two < far ? two : far;
}

/* One word each, of the forms `in_a` and `in_b`. */
static unsigned
far_words (const struct change_price *prices, const struct letters *a, const struct name_form *in_a,
           const struct letters *b, const struct name_form *in_b)
{
    if (in_a->script == in_b->script)
        return in_a->script == SCRIPT_ARABIC ? far_either_son (prices, a, b, in_a->son || in_b->son)
                                             : far_latin (prices, a, b);
    return in_a->script == SCRIPT_LATIN ? far_scripts (a, b) : far_scripts (b, a);
}

static unsigned
far_forms (const struct change_price *prices, const struct name_form *a, const struct name_form *b)
{
    struct letters one, two;
    unsigned       worst = 0;

    if (a->parts != b->parts) {
        form_join (a, &one);
        form_join (b, &two);
        return far_words (prices, &one, a, &two, b);
    }
    for (unsigned i = 0; i < a->parts; i++) {
        unsigned far = far_words (prices, &a->part[i], a, &b->part[i], b);
        if (far > worst)
            worst = far;
    }
    return worst;
}

/* ---- match ---- */

struct side {
    struct name_form form;
    struct name_code code;
};

static void
read_side (struct span name, struct side *side)
{
    form_read (name, &side->form);
    code_make (name, &side->form, &side->code);
}

static bool
readable (const struct side *side)
{
    return side->form.parts > 0 && side->form.script != SCRIPT_OTHER;
}

enum name_verdict
name_compare (const struct namer *namer, struct span a, struct span b, unsigned *distance)
{
    struct side one, two;

    read_side (a, &one);
    read_side (b, &two);
    *distance = 0;
    if (one.code.len && span_equal (code_span (&one.code), code_span (&two.code)))
        return NAME_SAME;
    *distance = UNLIKE;
    if (lists_veto (namer, &one.code, &two.code))
        return NAME_VETOED;
    if (lists_alias (namer, &one.code, &two.code))
        return NAME_ALIAS;
    if (! readable (&one) || ! readable (&two))
        return NAME_FAR;
    *distance = far_forms (namer_prices (namer), &one.form, &two.form);
    return *distance <= namer->options.threshold ? NAME_NEAR : NAME_FAR;
}

static bool
share_key (const struct namer *namer, struct span a, struct span b)
{
    struct name_keys keys_a, keys_b;

    name_keys (namer, a, &keys_a);
    name_keys (namer, b, &keys_b);
    return keys_meet (&keys_a, &keys_b);
}

/* Keys are made sooner than distances, and most names share none. */
bool
name_match (const struct namer *namer, struct span a, struct span b, unsigned *distance)
{
    unsigned far;
    bool     shared = share_key (namer, a, b);

    if (! shared && distance == NULL)
        return false;

    enum name_verdict verdict = name_compare (namer, a, b, &far);

    if (distance != NULL)
        *distance = far;
    return shared && verdict != NAME_VETOED && verdict != NAME_FAR;
}
