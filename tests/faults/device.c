/* read(), write(), pread() and pwrite() of the whole process, SQLite's too: the program's own
 * functions stand before those of the C library.  (What stdio does inside is not seen.) */
#include "device.h"

#include <errno.h>
#include <stdint.h>
#include <sys/syscall.h>

/* Not from <unistd.h>, where the names for large files stand for one another. */
long syscall(long number, ...);
long read(int fd, void *bytes, size_t length);
long write(int fd, const void *bytes, size_t length);
long pread(int fd, void *bytes, size_t length, int64_t at);
long pread64(int fd, void *bytes, size_t length, int64_t at);
long pwrite(int fd, const void *bytes, size_t length, int64_t at);
long pwrite64(int fd, const void *bytes, size_t length, int64_t at);

static int sloppy;
static size_t calls, spoilt;

void faults_interrupt(int on)
{
    sloppy = on;
    calls = spoilt = 0;
}

size_t faults_interruptions(void)
{
    return spoilt;
}

/* What becomes of a call: -1 with errno, or how many bytes it may move. */
static long allowed(int fd, fault what, size_t length)
{
    static const size_t shares[] = { 1, 7, 4096, 61, 2 };

    /* Not what Check and its parent say to one another. */
    if (fd <= 2)
        return (long)length;
    if (faults_strike(what)) {
        errno = what == FAULT_READ ? EIO : ENOSPC;
        return -1;
    }
    if (!sloppy || !length)
        return (long)length;
    if (++calls % 2) {
        spoilt++;
        errno = EINTR;
        return -1;
    }
    if (length <= shares[calls / 2 % 5])
        return (long)length;
    spoilt++;
    return (long)shares[calls / 2 % 5];
}

long read(int fd, void *bytes, size_t length)
{
    const long n = allowed(fd, FAULT_READ, length);

    return n < 0 ? n : syscall(SYS_read, fd, bytes, n);
}

long write(int fd, const void *bytes, size_t length)
{
    const long n = allowed(fd, FAULT_WRITE, length);

    return n < 0 ? n : syscall(SYS_write, fd, bytes, n);
}

long pread64(int fd, void *bytes, size_t length, int64_t at)
{
    const long n = allowed(fd, FAULT_READ, length);

    return n < 0 ? n : syscall(SYS_pread64, fd, bytes, n, at);
}

long pwrite64(int fd, const void *bytes, size_t length, int64_t at)
{
    const long n = allowed(fd, FAULT_WRITE, length);

    return n < 0 ? n : syscall(SYS_pwrite64, fd, bytes, n, at);
}

long pread(int fd, void *bytes, size_t length, int64_t at)
{
    return pread64(fd, bytes, length, at);
}

long pwrite(int fd, const void *bytes, size_t length, int64_t at)
{
    return pwrite64(fd, bytes, length, at);
}
