#include "load/stem.hpp"

#include <map>
#include <memory>

extern "C" {
#include "query/host.h"
#include "xapian/foreign.h"
}

namespace xarab::load {

namespace {

thread_local bool want_stock;

bool
is_arabic (const std::string &language)
{
    return language == "arabic" || language == "ar";
}

/* The stages with the language's stemmer for words that are not Arabic. */
struct mixed_stages {
    analyzer         stages;
    foreign_stemmer *foreign = nullptr;

    explicit mixed_stages (const std::string &language) : stages (settings ().analyzer)
    {
        const stock_stems here;
        xarab_error       error;

        if (foreign_open (language.c_str (), &foreign, &error) != XARAB_OK)
            raise (error);
        stages.latin      = foreign_stem;
        stages.latin_your = foreign;
    }
};

typedef std::map<std::pair<const xarab_analyzer *, std::string>, std::unique_ptr<mixed_stages>> stages_of_languages;

lock_over_fork *const      mixing = new lock_over_fork;
stages_of_languages *const mixed  = new stages_of_languages;

/* One of each language for the settings in force. */
const analyzer &
stages_for (const std::string &language)
{
    if (is_arabic (language))
        return settings ().analyzer;
    std::lock_guard<std::mutex> guard (*mixing);
    auto                       &found = (*mixed)[{ &settings (), language }];
    if (! found)
        found = std::make_unique<mixed_stages> (language);
    return found->stages;
}

bool
replaces (const std::string &language)
{
    struct span rest = span_of (settings ().settings.load.replaces), name;

    while (span_next (&rest, ' ', &name))
        if (name.len && span_equal (name, span_of_text (language)))
            return true;
    return false;
}

void
put_ours (Xapian::Stem *self, const std::string &language)
{
    if (want_stock)
        return;
    refresh_settings ();
    if (self->is_none () || ! replaces (language)) /* no stems were asked for: none are given */
        return;
    Xapian::Stem plain (*self);
    self->internal = new arabic_stem (language, plain);
}

void
stem_named (Xapian::Stem *self, const std::string &language)
{
    stock<void (Xapian::Stem *, const std::string &)> (HOOK_stem_named) (self, language);
    put_ours (self, language);
}

void
stem_fallback (Xapian::Stem *self, const std::string &language, bool fallback)
{
    stock<void (Xapian::Stem *, const std::string &, bool)> (HOOK_stem_fallback) (self, language, fallback);
    put_ours (self, language);
}

} // namespace

stock_stems::stock_stems () : before (want_stock)
{
    want_stock = true;
}

stock_stems::~stock_stems ()
{
    want_stock = before;
}

arabic_stem::arabic_stem (const std::string &language_, const Xapian::Stem &stock_)
    : language (language_), stock (stock_), foreign (! is_arabic (language_)), stages (stages_for (language_))
{
}

std::string
arabic_stem::operator() (const std::string &word)
{
    char   stem[2 * STEM_ROOM];
    size_t size;

    if ((foreign || ! stages.latin) && ! host_arabic (span_of_text (word)))
        return stock (word);
    if (xarab_stem (&worker (stages), { word.data (), word.size () }, stem, sizeof stem, &size) != XARAB_OK)
        return stock (word);
    return { stem, size };
}

std::string
arabic_stem::get_description () const
{
    return language;
}

const arabic_stem *
ours (const Xapian::Stem &stem)
{
    return dynamic_cast<const arabic_stem *> (stem.internal.get ());
}

void
replace_stem ()
{
    replace (HOOK_stem_named, stem_named);
    replace (HOOK_stem_fallback, stem_fallback);
}

} // namespace xarab::load
