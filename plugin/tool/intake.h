/* intake.h - articles out of the files a command was given, into what takes them.
 *
 * Bad articles are told on standard error and kept in the reject file; progress
 * is shown, signals end the work between two articles. */
#ifndef XARAB_TOOL_INTAKE_H
#define XARAB_TOOL_INTAKE_H

#include "source/article.h"
#include "tool/command.h"
#include "tool/progress.h"

#include <stdio.h>

typedef xarab_status intake_put (void *your, const xarab_article *, xarab_error *);

struct intake {
    struct invocation     *invocation;
    struct article_options options;
    struct progress        progress;
    FILE                  *rejects;
    struct article_reader *reader; /* of the file that is read; NULL between files */
    size_t                 taken, rejected, again;
    uint64_t               text;   /* bytes of titles and texts taken */
    uint64_t               before; /* bytes of the files that are done */
    intake_put            *put;
    void                  *your;
};

/* Checks that each file is there before anything is touched, and makes the
 * reject file. EXIT_DONE, or an exit status after one line on standard error. */
int intake_begin (struct intake *, struct invocation *, intake_put *, void *your);

/* Reads all the files. */
int intake_run (struct intake *);

/* Says that the article just put has an id that came before, and where; the
 * first ones only. */
void intake_tell_again (struct intake *, xarab_text id);

/* ", N WORDS" on standard error for each that has words and is not 0. */
void intake_tell_counts (const struct figure *, size_t count);

/* Whether a signal ended the reading; the command says what that means. */
bool intake_interrupted (void);

/* Ends the reject file; gives `status`, or that of a failure here. */
int intake_end (struct intake *, int status);

#endif
