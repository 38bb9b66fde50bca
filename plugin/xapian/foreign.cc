#include <cstring>

#include "xapian/forks.hpp"
#include "xapian/guard.hpp"

extern "C" {
#include "xapian/foreign.h"
}

struct foreign_stemmer {
    Xapian::Stem stem;
};

/* For all of them. */
static xarab::lock_over_fork *const one_at_a_time = new xarab::lock_over_fork;

/* The languages, as many as a message has room for. */
static std::string
available ()
{
    constexpr size_t ROOM = 130;
    std::string      names = Xapian::Stem::get_available_languages ();

    if (names.size () > ROOM)
        names = names.substr (0, names.rfind (' ', ROOM)) + " …";
    return names;
}

xarab_status
foreign_open (const char *language, foreign_stemmer **stemmer, xarab_error *error)
{
    xarab_status status = xarab::guarded (error, [&] {
        *stemmer = new foreign_stemmer { Xapian::Stem (language) };
        return XARAB_OK;
    });
    if (status == XARAB_XAPIAN)
        return fail (error, XARAB_BAD_CONFIG, "no stemmer '%s'; there are: %s", language,
                     available ().c_str ());
    return status;
}

void
foreign_close (foreign_stemmer *stemmer)
{
    delete stemmer;
}

size_t
foreign_stem (void *your, struct span word, char to[256])
{
    auto  *stemmer = static_cast<foreign_stemmer *> (your);
    size_t size    = 0;

    xarab::guarded (nullptr, [&] {
        std::lock_guard<std::mutex> alone (*one_at_a_time);
        const std::string stem = stemmer->stem (std::string (word.at, word.len));
        if (stem.size () < 256) {
            std::memcpy (to, stem.data (), stem.size ());
            size = stem.size ();
        }
        return XARAB_OK;
    });
    return size;
}
