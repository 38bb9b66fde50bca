/* The part behind the door: opened once, in the first program of the tree that
 * calls libxapian. */
#include "load/host.hpp"

#include <cstdio>
#include <mutex>
#include <set>
#include <vector>

#include <pthread.h>

#include "load/stem.hpp"

namespace xarab::load {

hook *door_hooks;

namespace {

xarab_analyzer *opened;

/* A worker a thread, given back when the thread ends. */
struct thread_memory {
    xarab_worker *worker = nullptr;

    ~thread_memory ()
    {
        xarab_worker_close (worker);
        worker = nullptr;
    }
};
thread_local thread_memory memory;

/* Every lock_over_fork, in the order they were made; they are never unmade. */
struct locks {
    std::mutex                    alone;
    std::vector<lock_over_fork *> all;
};

locks &
every_lock ()
{
    static auto *every = new locks;
    return *every;
}

void
lock_all ()
{
    every_lock ().alone.lock ();
    for (lock_over_fork *one : every_lock ().all)
        one->lock ();
}

void
unlock_all ()
{
    for (lock_over_fork *one : every_lock ().all)
        one->unlock ();
    every_lock ().alone.unlock ();
}

xarab_status
open_settings (xarab_error *error)
{
    xarab_error  cause {};
    const char  *config = getenv ("XAPIAN_ARABIC_CONFIG");
    xarab_status status = xarab_open (nullptr, &opened, &cause);

    if (status == XARAB_OK) {
        std::fputs (xarab_mistakes (opened), stderr);
        return status;
    }
    if (cause.line)
        return fail (error, status, "%s:%zu: %s", config ? config : "", cause.line, cause.detail);
    return fail (error, status, "%s", cause.detail);
}

} // namespace

lock_over_fork::lock_over_fork ()
{
    std::lock_guard<std::mutex> guard (every_lock ().alone);
    every_lock ().all.push_back (this);
}

const xarab_analyzer &
settings ()
{
    return *opened;
}

xarab_worker &
worker (const analyzer &stages)
{
    if (! memory.worker) {
        xarab_error  error;
        xarab_status status = xarab_worker_open (opened, &memory.worker, &error);
        if (status != XARAB_OK)
            raise (error);
    }
    memory.worker->analyzer = &stages;
    return *memory.worker;
}

void
say_once (const std::string &line)
{
    static auto *alone = new lock_over_fork;
    static auto *said  = new std::set<std::string>;

    std::lock_guard<std::mutex> guard (*alone);
    if (said->insert (line).second)
        std::fprintf (stderr, "xapian-arabic: %s\n", line.c_str ());
}

void
raise (const xarab_error &error)
{
    switch (error.status) {
    case XARAB_NO_MEMORY: throw std::bad_alloc ();
    case XARAB_BAD_QUERY: throw Xapian::QueryParserError (std::string ("xapian-arabic: ") + error.detail);
    default: throw Xapian::InvalidOperationError (std::string ("xapian-arabic: ") + error.detail);
    }
}

} // namespace xarab::load

extern "C" __attribute__ ((visibility ("default"))) host_open_function xapian_arabic_host_open;

xarab_status
xapian_arabic_host_open (hook hooks[HOOKS], xarab_error *error)
{
    using namespace xarab::load;

    door_hooks = hooks;
    return xarab::guarded (error, [&] {
        xarab_status status = open_settings (error);
        if (status != XARAB_OK)
            return status;
        pthread_atfork (lock_all, unlock_all, unlock_all);
        replace_stem ();
        replace_generator ();
        replace_parser ();
        replace_enquire ();
        replace_writer ();
        return XARAB_OK;
    });
}
