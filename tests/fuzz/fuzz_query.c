/* Truths of the query room, for any bytes: all is a query but a field whose
 * value makes no sense; parsing twice gives the same; marks lie in the text, in
 * order, apart from each other; so do fragments. */
#include "xapian-arabic.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

enum { DESCRIBED = 1 << 16, FRAGMENT = 300 };

struct checking {
    size_t size, end;
};

static int
check_mark (void *your, xarab_mark mark)
{
    struct checking *c = your;

    assert (mark.start >= c->end && mark.start < mark.end && mark.end <= c->size);
    c->end = mark.end;
    return 0;
}

static void
check_lights (xarab_worker *worker, const xarab_query *query, xarab_text text, xarab_text day)
{
    struct checking c = { text.size, 0 };
    xarab_mark      part[XARAB_FRAGMENTS_MAX];
    size_t          count = 0, end = 0;

    assert (xarab_highlight (worker, query, text, day, check_mark, &c, NULL) == XARAB_OK);
    assert (xarab_fragments (worker, query, text, day, FRAGMENT, part, &count, NULL) == XARAB_OK);
    assert (count <= XARAB_FRAGMENTS_MAX);
    for (size_t i = 0; i < count; i++) {
        assert (part[i].start >= end && part[i].start <= part[i].end && part[i].end <= text.size);
        end = part[i].end;
    }
}

/* The same bytes are the query and the text it lights. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    static xarab_analyzer *analyzer;
    static char            described[2][DESCRIBED];
    xarab_worker          *worker = NULL;
    xarab_text             text = { (const char *) data, size }, day = { "2023-12-04", 10 };

    if (analyzer == NULL)
        assert (xarab_open ("", &analyzer, NULL) == XARAB_OK);
    if (xarab_worker_open (analyzer, &worker, NULL) != XARAB_OK)
        return 0;
    for (int pass = 0; pass < 2; pass++) {
        xarab_query *query  = NULL;
        xarab_status status = xarab_query_parse (worker, text, day, &query, NULL);

        assert (status == XARAB_OK || status == XARAB_BAD_QUERY);
        described[pass][0] = '\0';
        if (status == XARAB_OK) {
            assert (xarab_query_describe (query, described[pass], DESCRIBED) == XARAB_OK);
            check_lights (worker, query, text, day);
        }
        xarab_query_free (query);
    }
    assert (strcmp (described[0], described[1]) == 0);
    xarab_worker_close (worker);
    return 0;
}
