#include "tool/question.h"

#include <stdio.h>

struct question
question_read (const struct lines *lines, struct span line)
{
    const char     *fault;
    size_t          offset;
    struct question question = { .object = json_line (line, &fault, &offset), .text = { "", 0 }, .sound = true };

    if (question.object == NULL) {
        fprintf (stderr, "%s:%zu: byte %zu: %s\n", lines->path, lines->number, offset, fault);
        question.sound = false;
    } else if (! json_text (question.object, "text", &question.text)) {
        fprintf (stderr, "%s:%zu: no \"text\"\n", lines->path, lines->number);
        question.sound = false;
    }
    return question;
}

void
question_answer (struct question *question, const char *key, struct json_object *list)
{
    struct json_object *answer = json_object_new_object (), *id = NULL;

    if (question->object != NULL)
        json_object_object_get_ex (question->object, "id", &id);
    json_object_object_add (answer, "id", json_object_get (id));
    json_object_object_add (answer, key, list);
    json_print (answer);
    json_object_put (question->object);
    question->object = NULL;
}
