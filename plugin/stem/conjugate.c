#include "stem/conjugate.h"

#include "stem/affixes.h"

/* All letters of the lists take two bytes; check_letters makes sure. */
enum { LETTER = 2, CORE_ROOM = 64 };

struct core {
    char   at[CORE_ROOM];
    size_t len;
};

struct teller {
    conjugate_take *take;
    void           *your;
};

static struct core
core_of (struct span s)
{
    struct core core = { .len = s.len < CORE_ROOM / 2 ? s.len : CORE_ROOM / 2 };

    memcpy (core.at, s.at, core.len);
    return core;
}

static struct span
letter_from_end (struct span s, size_t index)
{
    return (struct span) { s.at + s.len - index * LETTER, LETTER };
}

static bool
letter_is (struct span s, size_t from_end, const char *letter)
{
    return s.len >= from_end * LETTER && span_is (letter_from_end (s, from_end), letter);
}

static size_t
letters (struct span s)
{
    return s.len / LETTER;
}

/* The three one after another; each may be empty. */
static struct core
joined_all (struct span a, const char *b, struct span c)
{
    struct core core = core_of (a);
    size_t      more = strlen (b);

    memcpy (core.at + core.len, b, more);
    core.len += more;
    memcpy (core.at + core.len, c.at, c.len);
    core.len += c.len;
    return core;
}

static struct core
joined (struct span a, const char *b)
{
    return joined_all (a, b, span_of (""));
}

/* The word with its letter `from_end` exchanged for `by`, which may be "". */
static struct core
with (struct span s, size_t from_end, const char *by)
{
    struct span head = span_before (s, from_end * LETTER);

    return joined_all (head, by, span_after (s, head.len + LETTER));
}

static void
tell (const struct teller *t, struct core core, unsigned classes, enum likely likely)
{
    t->take (t->your, (struct span) { core.at, core.len }, (uint16_t) classes, likely);
}

static void
tell_span (const struct teller *t, struct span core, unsigned classes)
{
    tell (t, core_of (core), classes, LIKELY_PLAIN);
}

/* دعا يدعو, رمى يرمي, نسي ينسى: the last radical goes before و and ت, and is a
 * plain alef before a pronoun. */
static void
defective (const struct teller *t, struct span past, struct span now)
{
    struct span past_cut = span_before (past, LETTER), now_cut = span_before (now, LETTER);

    tell_span (t, past, CLASS_PAST);
    tell_span (t, past_cut, CLASS_PAST_TA);
    if (letter_is (past, 1, "ي")) {
        tell_span (t, past, CLASS_PASTS);
    } else {
        tell (t, joined (past_cut, letter_is (now, 1, "و") ? "و" : "ي"), CLASS_PAST_NA, LIKELY_SHORT);
        tell (t, joined (past_cut, "ي"), CLASS_PASTS, LIKELY_PASSIVE); /* passive */
        tell (t, joined (past_cut, "ا"), CLASS_BOUND, LIKELY_PLAIN);
    }
    tell_span (t, now, CLASS_NOW | CLASS_NOW_SHORT);
    tell_span (t, now_cut, CLASS_NOW_LONG);
    tell (t, core_of (now_cut), CLASS_NOW_SHORT, LIKELY_SHORT);
    tell (t, joined (now_cut, "ى"), CLASS_NOW, LIKELY_PASSIVE); /* passive */
    tell (t, joined (now_cut, "ا"), CLASS_BOUND, LIKELY_PLAIN);
}

/* قال يقول, أضاف يضيف: the long vowel goes before a consonant. */
static void
hollow (const struct teller *t, struct span past, struct span now)
{
    tell_span (t, past, CLASS_PAST | CLASS_PAST_TA);
    tell (t, with (past, 2, ""), CLASS_PAST_NA, LIKELY_SHORT);
    tell (t, with (past, 2, "ي"), CLASS_PAST | CLASS_PAST_TA, LIKELY_PASSIVE); /* passive */
    tell_span (t, now, CLASS_NOW | CLASS_NOW_LONG);
    tell (t, with (now, 2, ""), CLASS_NOW_SHORT, LIKELY_SHORT);
    tell (t, with (now, 2, "ا"), CLASS_NOW | CLASS_NOW_LONG, LIKELY_PASSIVE); /* passive */
}

/* رد رددت: opens up before a consonant. */
static void
doubled (const struct teller *t, struct span past, struct span now)
{
    char last[LETTER + 1] = { 0 };

    memcpy (last, letter_from_end (past, 1).at, LETTER);
    tell_span (t, past, CLASS_PAST | CLASS_PAST_TA);
    tell (t, joined (past, last), CLASS_PAST_NA, LIKELY_SHORT);
    tell_span (t, now, CLASS_NOWS);
    tell (t, joined (now, last), CLASS_NOW_SHORT, LIKELY_SHORT);
}

static void
sound (const struct teller *t, struct span past, struct span now)
{
    tell_span (t, past, CLASS_PASTS);
    tell_span (t, now, CLASS_NOWS);
}

/* قرأ قرؤوا, يقرأ يقرؤون, ينشئ: the hamza's seat follows the vowel after it. */
static void
final_hamza (const struct teller *t, struct span past, struct span now)
{
    if (letter_is (past, 1, "أ")) {
        tell (t, with (past, 1, "ؤ"), CLASS_PAST_TA, LIKELY_PLAIN);
        tell (t, with (past, 1, "ئ"), CLASS_PASTS, LIKELY_PASSIVE); /* passive */
        tell (t, with (past, 1, "آ"), CLASS_PAST, LIKELY_PLAIN);
    }
    tell (t, with (now, 1, "ؤ"), CLASS_NOW | CLASS_NOW_LONG, LIKELY_PLAIN);
    tell (t, with (now, 1, "ئ"), CLASS_NOW | CLASS_NOW_LONG, LIKELY_PLAIN);
    tell (t, with (now, 1, "أ"), CLASS_NOWS, LIKELY_PLAIN);
    tell (t, with (now, 1, "ء"), CLASS_NOW_LONG, LIKELY_PLAIN);
}

static bool
weak_end (struct span s)
{
    return letter_is (s, 1, "ى") || letter_is (s, 1, "ا") || letter_is (s, 1, "ي");
}

static bool
is_hollow (const struct verb *v)
{
    return letters (v->past) >= 3 && letter_is (v->past, 2, "ا")
           && (letter_is (v->present, 2, "و") || letter_is (v->present, 2, "ي") || letter_is (v->present, 2, "ا"));
}

static bool
is_doubled (const struct verb *v)
{
    return span_is (v->type, "doubled") || letters (v->past) == 2
           || (span_is (v->type, "mixed") && ! weak_end (v->past) && ! is_hollow (v));
}

static bool
check_letters (struct span s)
{
    for (size_t i = 0; i < s.len; i += LETTER)
        if ((s.at[i] & 0xff) < 0xd8 || (s.at[i] & 0xff) > 0xd9 || i + 1 == s.len)
            return false;
    return s.len >= 2 * LETTER && s.len <= CORE_ROOM / 2;
}

/* The first radical hidden in the present comes back in the passive: يوصل. */
static void
passive_of_assimilated (const struct teller *t, const struct verb *v, struct span now)
{
    if (letter_is (v->past, 3, "و") && letters (v->past) == 3 && letters (now) == 2)
        tell (t, joined_all (span_of (""), "و", now), CLASS_NOWS, LIKELY_PASSIVE);
}

bool
conjugate (const struct verb *v, conjugate_take *take, void *your)
{
    struct teller t   = { take, your };
    struct span   now = v->present;

    if (! check_letters (v->past) || ! check_letters (now) || ! span_starts (now, span_of ("ي")))
        return false;
    now = span_after (now, LETTER);
    if (weak_end (v->past))
        defective (&t, v->past, now);
    else if (is_hollow (v))
        hollow (&t, v->past, now);
    else if (is_doubled (v))
        doubled (&t, v->past, now);
    else
        sound (&t, v->past, now);
    if (letter_is (v->past, 1, "أ") || letter_is (now, 1, "أ") || letter_is (now, 1, "ئ"))
        final_hamza (&t, v->past, now);
    passive_of_assimilated (&t, v, now);
    return true;
}

/* ---- participles ---- */

/* كتب, not حدّد (whose noun is تحديد) nor أعلن (إعلان). */
static bool
is_first_form (const struct verb *v)
{
    bool second = letters (v->noun) >= 5 && span_starts (v->noun, span_of ("ت"));

    return letters (v->past) <= 3 && ! second && ! span_starts (v->noun, span_of ("إ"));
}

static void
tell_noun (const struct teller *t, struct core core)
{
    tell (t, core, CLASS_NOUN | CLASS_AGENT, LIKELY_PLAIN);
}

/* كاتب مكتوب, آخذ مأخوذ */
static void
first_form_sound (const struct teller *t, struct span past)
{
    struct span first = { past.at, LETTER }, rest = span_after (past, LETTER), last = letter_from_end (past, 1);
    struct core start = joined_all (span_of ("م"), "", span_before (past, LETTER));

    if (letter_is (past, 3, "أ"))
        tell_noun (t, joined_all (span_of (""), "آ", rest));
    else
        tell_noun (t, joined_all (first, "ا", rest));
    tell_noun (t, joined_all ((struct span) { start.at, start.len }, "و", last));
}

/* قائل, رامي, راد */
static void
first_form_weak (const struct teller *t, const struct verb *v)
{
    struct span past  = v->past;
    struct core start = joined ((struct span) { past.at, LETTER }, "ا");
    struct span begin = { start.at, start.len };

    if (is_hollow (v)) {
        tell_noun (t, joined_all (begin, "ئ", letter_from_end (past, 1)));
    } else if (weak_end (past) && letters (past) == 3) {
        start = joined_all (begin, "", (struct span) { past.at + LETTER, LETTER });
        tell_noun (t, joined ((struct span) { start.at, start.len }, "ي"));
    } else if (letters (past) == 2) {
        tell_noun (t, joined_all (begin, "", letter_from_end (past, 1)));
    }
}

/* معلن, مستقيل مستقال, معطي معطى: the present with م. */
static void
later_form (const struct teller *t, const struct verb *v)
{
    struct core core = joined_all (span_of (""), "م", span_after (v->present, LETTER));

    tell_noun (t, core);
    if (is_hollow (v))
        tell_noun (t, with ((struct span) { core.at, core.len }, 2, "ا"));
}

void
conjugate_participles (const struct verb *v, conjugate_take *take, void *your)
{
    struct teller t = { take, your };

    if (! is_first_form (v))
        later_form (&t, v);
    else if (letters (v->past) == 3 && ! weak_end (v->past) && ! is_hollow (v))
        first_form_sound (&t, v->past);
    else
        first_form_weak (&t, v);
}
