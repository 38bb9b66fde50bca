/* URLs, hosts and e-mail addresses: a run of the letters RFC 3986 allows that
 * has a scheme, begins with www., or holds a host name. Only the first word of a
 * run asks, so that a long run without spaces is read once. */
#include "token/cut.h"

static bool
address_byte (unsigned char b)
{
    return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z')
           || (b != '\0' && b < 0x80 && strchr ("-._~:/?#@!$&'*+,;=%", b) != NULL);
}

static bool
letter_byte (unsigned char b)
{
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
}

static bool
label_byte (unsigned char b)
{
    return letter_byte (b) || (b >= '0' && b <= '9') || b == '-';
}

/* The run's end; letters of any script go on in it once it has a scheme. */
static const char *
run_end (const struct cut *c, const char *at, const char *limit, bool any_letter)
{
    while (at < limit) {
        unsigned size = 1;

        if (! address_byte ((unsigned char) *at)) {
            unsigned class = cut_class (c, at, &size);
            if (! any_letter || ! (class_starts_word (class) || class_clings (class) || class == CLASS_UNDERSCORE)
                || size > (size_t) (limit - at))
                break;
        }
        at += size;
    }
    return at;
}

/* Without the punctuation of the sentence around it. */
static struct span
trimmed (const char *at, const char *end)
{
    while (end > at && strchr ("-.~:/?#@!$&'*+,;=%", end[-1]) != NULL)
        end--;
    return (struct span) { at, (size_t) (end - at) };
}

static bool
has_scheme (struct span run)
{
    size_t size = 0;

    while (size < run.len && letter_byte ((unsigned char) run.at[size]))
        size++;
    return size >= 2 && span_starts (span_after (run, size), span_of ("://"));
}

/* The label at `at` and whether it is of letters only. */
static size_t
label_size (struct span run, bool *letters)
{
    size_t size = 0;

    *letters = true;
    for (; size < run.len && label_byte ((unsigned char) run.at[size]); size++)
        *letters = *letters && letter_byte ((unsigned char) run.at[size]);
    return size;
}

/* Bytes of the host name at the run's start, 0 when there is none: labels with
 * points between them, beginning with a letter, the last of letters only. */
static size_t
host_size (struct span run)
{
    size_t   size = 0, label = 0;
    unsigned labels = 0;
    bool     letters = false;

    if (run.len == 0 || ! letter_byte ((unsigned char) run.at[0]))
        return 0;
    for (;; size++) {
        label = label_size (span_after (run, size), &letters);
        if (label == 0)
            return 0;
        size += label;
        labels++;
        if (size == run.len || run.at[size] != '.')
            return labels > 1 && letters && label > 1 ? size : 0;
    }
}

static bool
email (struct span run)
{
    const char *at = run.len ? memchr (run.at, '@', run.len) : NULL;

    if (at == NULL || at == run.at || memchr (run.at, '/', (size_t) (at - run.at)) != NULL)
        return false;
    struct span host = span_after (run, (size_t) (at - run.at) + 1);
    return host_size (host) == host.len;
}

/* A host alone or before a port or a path. */
static bool
host (struct span run)
{
    size_t size = host_size (run);

    return size && (size == run.len || run.at[size] == '/' || run.at[size] == ':' || run.at[size] == '?');
}

bool
cut_address (struct cut *c)
{
    const char *at = c->at, *limit = cut_limit (c, at), *end;
    struct span run;

    if (at < c->searched || c->flags != 0)
        return false;
    end         = run_end (c, at, limit, false);
    c->searched = end > c->searched ? end : c->searched;
    run         = trimmed (at, end);
    if (has_scheme (run) || span_starts (run, span_of ("www."))) {
        end         = run_end (c, end, limit, true);
        c->searched = end;
        run         = trimmed (at, end);
    } else if (! email (run) && ! host (run)) {
        return false;
    }
    if (end == limit && limit != c->end)
        return false;
    if (! c->cutter->options.addresses)
        return false;
    cut_whole (c, at, span_end (run), fold_word (c->cutter->fold, run, c->to), TOKEN_ADDRESS);
    return true;
}
