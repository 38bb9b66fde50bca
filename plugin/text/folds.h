/* folds.h - the table of foldings. Each row is a switch of the config. */
#ifndef XARAB_TEXT_FOLDS_H
#define XARAB_TEXT_FOLDS_H

#include <stddef.h>

enum fold_act {
    FOLD_EXPAND, /* what Unicode's NFKC and case folding say of Arabic, digits or the rest */
    FOLD_DROP,   /* the code points are taken out */
    FOLD_LETTER, /* letter by letter: the first of each pair becomes the second */
    FOLD_NEAR    /* a letter between two others, in folded text */
};

struct fold_row {
    const char   *name;  /* in the config: fold.NAME */
    const char   *gloss;
    enum fold_act act;
    const char   *what;  /* DROP: "064B-0652 0670"; LETTER: pairs of letters, separated by
                            spaces; NEAR: "before letter after becomes", any letter of `after` */
    const char   *example, *folded;
};

/* Rows stand in the order in which they are applied; a row's place is its bit
 * in fold_options.off, so new rows go to the end of their act's group only
 * together with a new database format. */
extern const struct fold_row fold_rows[];
extern const unsigned        fold_row_count; /* at most 32 */

#endif
