/* Writes stops_list.h: the words that tell little of what is looked for.
 * usage: gen_stops stop-words.tsv (word, class, gloss) */
#include "base/generate.h"
#include "base/hash.h"
#include "text/fold.h"

#include <stdio.h>

int
main (int count, char **arguments)
{
    struct list_file       list;
    struct lexicon_builder words = { 0 };
    char                   folded[512];

    if (count != 2) {
        fprintf (stderr, "usage: gen_stops stop-words.tsv\n");
        return 2;
    }
    generate_banner ("stops_list.h", "plugin/query/gen_stops.c");
    list_open (&list, arguments[1]);
    while (list_next (&list, 2)) {
        struct span word = list.row.cell[0];
        if (fold_room (word.len) > sizeof folded)
            list_refuse (&list, "the word is too long");
        size_t size = fold_word (fold_standard (), word, folded);
        if (span_is (list.row.cell[1], "saying")) /* may be what is looked for */
            continue;
        uint32_t value = span_is (list.row.cell[1], "question") ? 2 : 1;
        if (! lexicon_add (&words, (struct span) { folded, size }, value, (struct span) { "", 0 }))
            list_refuse (&list, "out of memory");
    }
    list_close (&list);
    generate_lexicon ("stop_words", &words);
    lexicon_builder_free (&words);
    return 0;
}
