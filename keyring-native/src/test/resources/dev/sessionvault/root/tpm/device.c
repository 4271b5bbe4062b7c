/*
 * A TPM's device file, played by a terminal in raw mode: one write is one command, one read is one response, as with
 * the kernel's. Between its other end and the simulator's socket (the argument) this program carries the bytes; and as
 * the kernel's resource manager, it drops what was loaded when the file is closed. It prints the terminal's name, and
 * ends when its standard input does, so it never outlives who started it.
 */
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <termios.h>
#include <unistd.h>

/* Larger responses than the kernel's terminal hands over in one piece do not occur: the largest here has 600 bytes. */
enum { HEADER_BYTES = 10, SIZE_OFFSET = 2, MAX_BYTES = 4096 };

static size_t size_in(const uint8_t *header)
{
    const uint8_t *size = header + SIZE_OFFSET;
    return (size_t) size[0] << 24 | size[1] << 16 | size[2] << 8 | size[3];
}

/* One message whole: its header says how long it is. */
static size_t take(int from, uint8_t *message)
{
    size_t have = 0, want = HEADER_BYTES;
    while (have < want) {
        ssize_t count = read(from, message + have, want - have);
        if (count <= 0)
            err(1, "read");
        have += count;
        if (have == HEADER_BYTES)
            want = size_in(message);
        if (want > MAX_BYTES)
            errx(1, "a message of %zu bytes", want);
    }
    return have;
}

static void give(int to, const uint8_t *message, size_t size)
{
    if (write(to, message, size) != (ssize_t) size)
        err(1, "write");
}

static void carry(int from, int to)
{
    uint8_t message[MAX_BYTES];
    give(to, message, take(from, message));
}

/* TPM2_GetCapability for the handles of one kind, and TPM2_FlushContext for each. */
static void flush(int simulator, uint8_t kind)
{
    enum { COUNT_OFFSET = HEADER_BYTES + 5, FIRST_OFFSET = COUNT_OFFSET + 4, HANDLE_BYTES = 4 };
    uint8_t handles[MAX_BYTES], response[MAX_BYTES];
    const uint8_t ask[] = {0x80, 1, 0, 0, 0, 22, 0, 0, 1, 0x7a, 0, 0, 0, 1, kind, 0, 0, 0, 0, 0, 0, 64};
    uint8_t drop[] = {0x80, 1, 0, 0, 0, 14, 0, 0, 1, 0x65, 0, 0, 0, 0};
    give(simulator, ask, sizeof ask);
    if (take(simulator, handles) < FIRST_OFFSET)
        errx(1, "the simulator does not list its handles");
    for (int i = 0; i < handles[FIRST_OFFSET - 1]; i++) {
        memcpy(drop + HEADER_BYTES, handles + FIRST_OFFSET + i * HANDLE_BYTES, HANDLE_BYTES);
        give(simulator, drop, sizeof drop);
        take(simulator, response);
    }
}

static void flush_all(int simulator, int closings)
{
    enum { TRANSIENT = 0x80, LOADED_SESSION = 0x02 };
    char events[MAX_BYTES];
    if (read(closings, events, sizeof events) < 0)
        err(1, "inotify");
    flush(simulator, TRANSIENT);
    flush(simulator, LOADED_SESSION);
}

static int watch_closings(const char *file)
{
    int closings = inotify_init1(IN_CLOEXEC);
    if (closings < 0 || inotify_add_watch(closings, file, IN_CLOSE) < 0)
        err(1, "inotify: %s", file);
    return closings;
}

static int open_socket(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int socket_fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (strlen(path) >= sizeof address.sun_path)
        errx(1, "%s: too long", path);
    strcpy(address.sun_path, path);
    if (socket_fd < 0 || connect(socket_fd, (struct sockaddr *) &address, sizeof address) < 0)
        err(1, "%s", path);
    return socket_fd;
}

static int open_terminal(void)
{
    struct termios mode;
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0 || grantpt(master) < 0 || unlockpt(master) < 0)
        err(1, "open a terminal");
    /* Kept open here: without a program at its end a terminal reads as hung up. */
    int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    if (slave < 0 || tcgetattr(slave, &mode) < 0)
        err(1, "%s", ptsname(master));
    cfmakeraw(&mode);
    if (tcsetattr(slave, TCSANOW, &mode) < 0)
        err(1, "%s", ptsname(master));
    return master;
}

int main(int count, char **arguments)
{
    if (count != 2)
        errx(2, "usage: device SOCKET");
    int simulator = open_socket(arguments[1]);
    int terminal = open_terminal();
    int closings = watch_closings(ptsname(terminal));
    puts(ptsname(terminal));
    fflush(stdout);
    struct pollfd any[] = {
        {.fd = STDIN_FILENO, .events = POLLIN}, {.fd = closings, .events = POLLIN}, {.fd = terminal, .events = POLLIN}};
    while (poll(any, 3, -1) > 0 && !any[0].revents) {
        if (any[1].revents)
            flush_all(simulator, closings);
        if (any[2].revents) {
            carry(terminal, simulator);
            carry(simulator, terminal);
        }
    }
    return 0;
}
