/* question.h - what a program asks of a filter, a JSON object a line.
 *
 * {"id": …, "text": "…"} and what else a command reads. A line that is no such
 * object is told on standard error and answered all the same, with nothing
 * found, so that no line is dropped. */
#ifndef XARAB_TOOL_QUESTION_H
#define XARAB_TOOL_QUESTION_H

#include "tool/json.h"
#include "tool/lines.h"

struct question {
    struct json_object *object; /* NULL: the line is not JSON */
    struct span         text;   /* empty where there is none */
    bool                sound;  /* nothing was told */
};

struct question question_read (const struct lines *, struct span line);

/* Prints {"id": the question's, KEY: list} and gives question and list back. */
void question_answer (struct question *, const char *key, struct json_object *list);

#endif
