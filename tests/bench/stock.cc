#include "stock.h"

#include <xapian.h>

struct stock {
    Xapian::TermGenerator generator;
};

stock *
stock_open (int stem)
{
    auto *made = new stock;

    if (stem)
        made->generator.set_stemmer (Xapian::Stem ("arabic"));
    return made;
}

size_t
stock_index (stock *own, const char *text, size_t size)
{
    Xapian::Document document;

    own->generator.set_document (document);
    own->generator.set_termpos (0);
    own->generator.index_text (Xapian::Utf8Iterator (text, size));
    return own->generator.get_termpos ();
}

void
stock_close (stock *own)
{
    delete own;
}
