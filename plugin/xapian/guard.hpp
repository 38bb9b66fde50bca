/* guard.hpp - the one door between the languages.
 *
 * Every extern "C" function runs its body in guarded(): no exception leaves it,
 * each becomes a status and a sentence. The only tries of the project are here. */
#ifndef XARAB_XAPIAN_GUARD_HPP
#define XARAB_XAPIAN_GUARD_HPP

#include <exception>
#include <new>
#include <string>
#include <string_view>

#include <xapian.h>

extern "C" {
#include "base/status.h"
}

#include "xapian-c.h"

namespace xarab {

/* Xapian's type and words, and the system's where it was at fault ("No space left on device"). */
inline xarab_status
fail_xapian (xarab_error *error, xarab_status status, const Xapian::Error &cause)
{
    const char *system = cause.get_error_string ();

    return fail (error, status, "%s: %s%s%s%s", cause.get_type (), cause.get_msg ().c_str (), system ? " (" : "",
                 system ? system : "", system ? ")" : "");
}

template <typename Body>
xarab_status
guarded (xarab_error *error, Body body) noexcept
{
    try {
        return body ();
    } catch (const Xapian::DatabaseLockError &cause) {
        return fail_xapian (error, XARAB_LOCKED, cause);
    } catch (const Xapian::DocNotFoundError &cause) {
        return fail_xapian (error, XARAB_NOT_FOUND, cause);
    } catch (const Xapian::DatabaseNotFoundError &cause) {
        return fail_xapian (error, XARAB_NOT_FOUND, cause);
    } catch (const Xapian::DatabaseVersionError &cause) {
        return fail_xapian (error, XARAB_MISMATCH, cause);
    } catch (const Xapian::NetworkError &cause) {
        return fail_xapian (error, XARAB_NETWORK, cause);
    } catch (const Xapian::Error &cause) {
        return fail_xapian (error, XARAB_XAPIAN, cause);
    } catch (const std::bad_alloc &) {
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    } catch (const std::exception &cause) {
        return fail (error, XARAB_XAPIAN, "%s", cause.what ());
    } catch (...) {
        return fail (error, XARAB_XAPIAN, "an exception of no known kind");
    }
}

/* What Xapian's parser cannot read stays unread; all else is thrown on, such as
 * what a program's own stopper throws. */
template <typename Body>
void
as_far_as_readable (Body body)
{
    try {
        body ();
    } catch (const Xapian::QueryParserError &) {
    }
}

/* For what C calls and C++ called C for: what is thrown is kept, to be thrown on
 * where C has been left. False: something was. */
template <typename Body>
bool
done_or_kept (std::exception_ptr &thrown, Body body) noexcept
{
    try {
        body ();
        return true;
    } catch (...) {
        thrown = std::current_exception ();
        return false;
    }
}

inline std::string
text_of (xapc_bytes bytes)
{
    return bytes.size ? std::string (bytes.at, bytes.size) : std::string ();
}

inline xapc_bytes
bytes_of (const std::string &text)
{
    return { text.data (), text.size () };
}

} // namespace xarab

#endif
