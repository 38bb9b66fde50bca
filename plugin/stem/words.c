#include "stem/words.h"

#include "stem/stem_list.h"

const struct lexicon stem_words = { words_block, sizeof words_block };
const struct lexicon stem_roots = { roots_block, sizeof roots_block };
