/* The part behind the door: opened once, in the first program of the tree that
 * calls libxapian. */
#include "load/host.hpp"

#include <atomic>
#include <cstdio>
#include <mutex>

#include "load/process.hpp"
#include "load/stem.hpp"

namespace xarab::load {

hook *door_hooks;

namespace {

/* The settings in force. Those before stay open: stems and queries made under
 * them are still in use. */
std::atomic<xarab_analyzer *> opened;

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

lock_over_fork *const refreshing = new lock_over_fork;

xarab_status
open_settings (xarab_error *error)
{
    const stock_stems here; /* text.latin_stemmer names one */
    xarab_analyzer   *fresh  = nullptr;
    xarab_status      status = xarab_open (nullptr, &fresh, error);

    if (status == XARAB_OK) {
        std::fputs (xarab_mistakes (fresh), stderr);
        opened = fresh;
    }
    return status;
}

} // namespace

const xarab_analyzer &
settings ()
{
    return *opened;
}

void
refresh_settings ()
{
    xarab_error error;

    if (! xarab_changed (opened))
        return;
    std::lock_guard<std::mutex> guard (*refreshing);
    if (xarab_changed (opened) && open_settings (&error) != XARAB_OK)
        say_once (std::string (error.detail) + "; the settings before it stay in force");
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
    memory.worker->owner    = opened;
    memory.worker->analyzer = &stages;
    return *memory.worker;
}

void
tell_difference (const xarab_error &error)
{
    say_once (error.detail);
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
        replace_stem ();
        replace_generator ();
        replace_parser ();
        replace_enquire ();
        replace_writer ();
        xarab::keep_locks_over_forks (); /* last: a fork that holds them waits for the door */
        return XARAB_OK;
    });
}
