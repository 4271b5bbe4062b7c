/* Tells what a program finds when it starts: one line a fact, bytes in hexadecimal, on standard output or in the file
   that PROBE_OUTPUT names. Then ends as its last two arguments say, "exit N" or "kill N", or at once with 0.

   Called as "starter", it does what a shell and its parents may have done (starter.h), and becomes the command that
   follows "--". */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <termios.h>
#include <sys/stat.h>
#include <unistd.h>
#include "starter.h"

static FILE *out;

static void hex(const char *name, const char *bytes) {
  fprintf(out, "%s ", name);
  for (const char *p = bytes; *p; p++) fprintf(out, "%02x", (unsigned char) *p);
  fprintf(out, "\n");
}

/* Not under a number that the caller may have left closed on purpose. */
static FILE *opened(const char *path) {
  int low = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  int high = fcntl(low, F_DUPFD_CLOEXEC, 200);
  close(low);
  return fdopen(high, "w");
}

/* The lines of a file but for those that begin with one of the words, which end with NULL. */
static void file_without(const char *path, const char **words) {
  FILE *in = fopen(path, "re");
  if (!in) return;
  for (char line[4000]; fgets(line, sizeof line, in);) {
    const char **word = words;
    while (*word && strncmp(line, *word, strlen(*word))) word++;
    if (!*word) fprintf(out, "%s %s%s", path, line, strchr(line, '\n') ? "" : "\n");
  }
  fclose(in);
}

static void file(const char *path) {
  file_without(path, (const char *[]){NULL});
}

static void link_of(const char *path) {
  char target[4096] = "";
  fprintf(out, "%s %s\n", path, readlink(path, target, sizeof target - 1) < 0 ? strerror(errno) : target);
}

/* Locks of this process are told with its number, and every file with those of the machine. */
static void lock_lines(int fd) {
  char path[300];
  snprintf(path, sizeof path, "/proc/self/fdinfo/%d", fd);
  FILE *in = fopen(path, "re");
  if (!in) return;
  for (char line[300], type[20], how[20], mode[20]; fgets(line, sizeof line, in);)
    if (sscanf(line, "lock: %*s %19s %19s %19s", type, how, mode) == 3)
      fprintf(out, "lock %d %s %s %s\n", fd, type, how, mode);
  fclose(in);
}

static void descriptors(void) {
  DIR *directory = opendir("/proc/self/fd");
  for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
    int fd = atoi(entry->d_name);
    if (entry->d_name[0] == '.' || fd == dirfd(directory) || (fd == fileno(out) && out != stdout)) continue;
    char path[300], target[4096] = "";
    snprintf(path, sizeof path, "/proc/self/fd/%s", entry->d_name);
    if (readlink(path, target, sizeof target - 1) < 0) continue;
    fprintf(out, "fd %d %s\n", fd, target);
    long offset = fd == fileno(out) ? 0 : (long) lseek(fd, 0, SEEK_CUR);
    fprintf(out, "fdflags %d %x %x %ld\n", fd, fcntl(fd, F_GETFD), fcntl(fd, F_GETFL), offset);
    lock_lines(fd);
  }
  closedir(directory);
}

static void limits(void) {
  for (int i = 0; i < RLIM_NLIMITS; i++) {
    struct rlimit limit;
    getrlimit(i, &limit);
    fprintf(out, "limit %d %llx %llx\n", i, (unsigned long long) limit.rlim_cur, (unsigned long long) limit.rlim_max);
  }
}

static void attributes(void) {
  int value = 0;
  struct sched_param parameter = {0};
  sched_getparam(0, &parameter);
  fprintf(out, "nice %d\n", getpriority(PRIO_PROCESS, 0));
  fprintf(out, "policy %x %d\n", sched_getscheduler(0), parameter.sched_priority);
  fprintf(out, "ioprio %lx\n", syscall(SYS_ioprio_get, 1, 0));
  fprintf(out, "personality %x\n", personality(0xffffffff));
  fprintf(out, "timerslack %d\n", prctl(PR_GET_TIMERSLACK, 0, 0, 0, 0));
  fprintf(out, "dumpable %d\n", prctl(PR_GET_DUMPABLE, 0, 0, 0, 0));
  fprintf(out, "keepcaps %d\n", prctl(PR_GET_KEEPCAPS, 0, 0, 0, 0));
  fprintf(out, "securebits %d\n", prctl(PR_GET_SECUREBITS, 0, 0, 0, 0));
  fprintf(out, "thpdisable %d\n", prctl(PR_GET_THP_DISABLE, 0, 0, 0, 0));
  prctl(PR_GET_CHILD_SUBREAPER, &value, 0, 0, 0);
  fprintf(out, "subreaper %d\n", value);
  value = 0;
  prctl(PR_GET_PDEATHSIG, &value, 0, 0, 0);
  fprintf(out, "pdeathsig %d\n", value);
}

/* How long they still run is no fact; that they run is one. */
static void timers(void) {
  for (int which = ITIMER_REAL; which <= ITIMER_PROF; which++) {
    struct itimerval timer = {{0}};
    getitimer(which, &timer);
    fprintf(out, "timer %d %s %ld\n", which, timer.it_value.tv_sec ? "runs" : "off", timer.it_interval.tv_sec);
  }
}

static void children(void) {
  char path[300], list[1000] = "";
  snprintf(path, sizeof path, "/proc/self/task/%d/children", getpid());
  FILE *in = fopen(path, "re");
  if (in && !fgets(list, sizeof list, in)) list[0] = 0;
  if (in) fclose(in);
  int count = 0;
  for (char *p = list; *p; p++) count += *p == ' ';
  fprintf(out, "children %d\n", count);
}

static void terminal(void) {
  struct termios modes = {0};
  int tty = open("/dev/tty", O_RDWR | O_CLOEXEC);
  fprintf(out, "tty %d %d\n", tty >= 0, tty >= 0 && tcgetpgrp(tty) == getpgrp());
  if (tty >= 0 && !tcgetattr(tty, &modes)) {
    fprintf(out, "modes %x %x %x %x ", modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag);
    for (int i = 0; i < NCCS; i++) fprintf(out, "%02x", modes.c_cc[i]);
    fprintf(out, "\n");
  }
  close(tty);
}

static void probe(int argc, char **argv) {
  char directory[4096];
  fprintf(out, "pid %d\nppid %d\npgid %d\nsid %d\n", getpid(), getppid(), getpgrp(), getsid(0));
  for (int i = 0; i < argc; i++) hex("arg", argv[i]);
  for (char **e = environ; *e; e++) hex("env", *e);
  hex("cwd", getcwd(directory, sizeof directory));
  hex("execfn", (const char *) getauxval(AT_EXECFN));
  descriptors();
  limits();
  attributes();
  timers();
  children();
  fprintf(out, "keyring %ld\n", syscall(SYS_keyctl, 0 /* KEYCTL_GET_KEYRING_ID */, -3 /* the session's */, 0));
  terminal();
  /* Numbers of processes, and what differs from one start of a program to the next. */
  file_without("/proc/self/status",
               (const char *[]){"Tgid", "Ngid", "Pid", "PPid", "NS", "Vm", "Rss", "SigQ", "Hugetlb", "State",
                                "voluntary", "nonvoluntary", "Mems_allowed:", NULL});
  file("/proc/self/coredump_filter");
  file("/proc/self/oom_score_adj");
  file("/proc/self/comm");
  file("/proc/self/cgroup");
  file("/proc/self/loginuid");
  file("/proc/self/attr/current");
  link_of("/proc/self/exe");
  link_of("/proc/self/root");
  for (const char **name = (const char *[]){"cgroup", "ipc", "mnt", "net", "pid", "user", "uts", NULL}; *name; name++) {
    char path[100];
    snprintf(path, sizeof path, "/proc/self/ns/%s", *name);
    link_of(path);
  }
  fflush(out);
}

int main(int argc, char **argv) {
  const char *name = strrchr(argv[0], '/');
  if (!strcmp(name ? name + 1 : argv[0], "starter")) return starter(argv);
  const char *path = getenv("PROBE_OUTPUT");
  out = path ? opened(path) : stdout;
  probe(argc, argv);
  if (argc > 2 && !strcmp(argv[argc - 2], "exit")) return atoi(argv[argc - 1]);
  if (argc > 2 && !strcmp(argv[argc - 2], "kill")) raise(atoi(argv[argc - 1]));
  return 0;
}
