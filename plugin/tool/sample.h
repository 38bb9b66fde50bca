/* sample.h - a few sentences that have something of everything: plurals, verbs,
 * names, dates of every region, foreign words. For `config --diff` where no
 * articles are at hand. */
#ifndef XARAB_TOOL_SAMPLE_H
#define XARAB_TOOL_SAMPLE_H

#include <stddef.h>

struct sample {
    const char *title, *text, *date; /* as in an article */
};

extern const struct sample samples[];
extern const size_t        sample_count;

#endif
