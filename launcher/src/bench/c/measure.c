/*
 * Starts each command of a plan once a round, in another order each round, and prints what each start cost: the
 * command's name, the round, wall time and processor time (user and system, with all waited-for children) in
 * microseconds, and the peak of resident memory in kilobytes, which survives execve. Rounds before the first are for
 * warming up and are not printed.
 *
 * usage: measure PLAN ROUNDS WARM-UPS.  The plan, a line each: "row NAME", then of this row any of "dir PATH",
 * "env NAME=VALUE", "fd3 FILE" (opened as descriptor 3), "arg WORD".
 */
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_ROWS = 64, MAX_WORDS = 64 };

struct row {
    char *name, *directory, *third;
    char *words[MAX_WORDS + 1], *environment[MAX_WORDS + 1];
    int word_count, variable_count;
};

static struct row rows[MAX_ROWS];
static int row_count;

static void take_line(char *line)
{
    char *value = strchr(line, ' ');
    if (!value)
        errx(2, "not a line of a plan: %s", line);
    *value++ = 0;
    if (!strcmp(line, "row") && row_count < MAX_ROWS) {
        rows[row_count++].name = value;
        return;
    }
    struct row *row = &rows[row_count - 1];
    if (!strcmp(line, "dir"))
        row->directory = value;
    else if (!strcmp(line, "fd3"))
        row->third = value;
    else if (!strcmp(line, "env") && row->variable_count < MAX_WORDS)
        row->environment[row->variable_count++] = value;
    else if (!strcmp(line, "arg") && row->word_count < MAX_WORDS)
        row->words[row->word_count++] = value;
    else
        errx(2, "not a line of a plan: %s %s", line, value);
}

static void read_plan(const char *path)
{
    char *line = NULL;
    size_t room = 0;
    FILE *plan = fopen(path, "re");
    if (!plan)
        err(2, "%s", path);
    while (getline(&line, &room, plan) > 0) {
        line[strcspn(line, "\n")] = 0;
        take_line(strdup(line));
    }
    fclose(plan);
}

static void become(const struct row *row)
{
    int null = open("/dev/null", O_RDWR);
    if (null < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0)
        err(127, "/dev/null");
    close(null);
    if (row->third) {
        int third = open(row->third, O_RDONLY);
        if (third < 0 || (third != 3 && dup2(third, 3) < 0))
            err(127, "%s", row->third);
        if (third != 3)
            close(third);
    }
    if (row->directory && chdir(row->directory) < 0)
        err(127, "%s", row->directory);
    execve(row->words[0], row->words, row->environment);
    err(127, "%s", row->words[0]);
}

static long micros(struct timeval time)
{
    return time.tv_sec * 1000000L + time.tv_usec;
}

static long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000L + time.tv_nsec / 1000;
}

static void start(const struct row *row, int round)
{
    int status;
    struct rusage usage;
    long begin = now();
    pid_t child = fork();
    if (child < 0)
        err(2, "fork");
    if (child == 0)
        become(row);
    if (wait4(child, &status, 0, &usage) < 0)
        err(2, "wait4");
    long wall = now() - begin;
    if (status != 0)
        errx(1, "%s: ended with status %d", row->name, status);
    if (round >= 0)
        printf("%s\t%d\t%ld\t%ld\t%ld\n", row->name, round, wall, micros(usage.ru_utime) + micros(usage.ru_stime),
                usage.ru_maxrss);
}

/* No command follows always the same one, which may have left the machine busy or warm for it. */
static void shuffle(int *order)
{
    for (int i = row_count - 1; i > 0; i--) {
        int other = rand() % (i + 1), kept = order[i];
        order[i] = order[other];
        order[other] = kept;
    }
}

int main(int count, char **arguments)
{
    int order[MAX_ROWS];
    if (count != 4)
        errx(2, "usage: measure PLAN ROUNDS WARM-UPS");
    read_plan(arguments[1]);
    for (int i = 0; i < row_count; i++)
        order[i] = i;
    for (int round = -atoi(arguments[3]); round < atoi(arguments[2]); round++) {
        shuffle(order);
        for (int i = 0; i < row_count; i++)
            start(&rows[order[i]], round);
    }
    return 0;
}
