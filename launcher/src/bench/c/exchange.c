/*
 * How long one TPM command takes, in microseconds: the median of many TPM2_GetRandom of one byte.
 * usage: exchange DEVICE, a device file or a simulator's socket
 */
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { TIMES = 501 };

static const unsigned char get_random[] = {0x80, 0x01, 0, 0, 0, 12, 0, 0, 0x01, 0x7b, 0, 1};

static int open_device(const char *path)
{
    struct stat status;
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (stat(path, &status) < 0)
        err(1, "%s", path);
    if (!S_ISSOCK(status.st_mode))
        return open(path, O_RDWR | O_NOCTTY);
    int device = socket(AF_UNIX, SOCK_STREAM, 0);
    strncpy(address.sun_path, path, sizeof address.sun_path - 1);
    return connect(device, (struct sockaddr *) &address, sizeof address) < 0 ? -1 : device;
}

static int compare(const void *one, const void *other)
{
    double difference = *(const double *) one - *(const double *) other;
    return (difference > 0) - (difference < 0);
}

int main(int count, char **arguments)
{
    unsigned char response[4096];
    double micros[TIMES];
    int device = count == 2 ? open_device(arguments[1]) : -1;
    if (device < 0)
        err(1, "usage: exchange DEVICE");
    for (int i = 0; i < TIMES; i++) {
        struct timespec begin, end;
        clock_gettime(CLOCK_MONOTONIC, &begin);
        if (write(device, get_random, sizeof get_random) < 0 || read(device, response, sizeof response) < 10)
            err(1, "%s", arguments[1]);
        clock_gettime(CLOCK_MONOTONIC, &end);
        micros[i] = (end.tv_sec - begin.tv_sec) * 1e6 + (end.tv_nsec - begin.tv_nsec) / 1e3;
    }
    qsort(micros, TIMES, sizeof micros[0], compare);
    printf("%.1f\n", micros[TIMES / 2]);
    return 0;
}
