/* What a shell, or whoever started it, may have done to a process before it becomes a program: odd environment
   entries, signals blocked and ignored, open files and a limit on them always; the rest by words before the "--". */
#include <grp.h>
#include <linux/capability.h>
#include <sys/file.h>
#include <sys/wait.h>

extern char **environ;

static void write_file(const char *path, const char *text) {
  int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (write(fd, text, strlen(text)) < 0) perror(path);
  close(fd);
}

static void put(int low, int fd) {
  dup2(low, fd);
  close(low);
}

/* As a shell would: "_" is the program's path. */
static char **odd_environment(const char *program) {
  static char *odd[] = {"TWICE=1", "NOEQUALS", "LATIN=a\xff\xfe\x80z", "TWICE=2",   "=EMPTYNAME",
                        "",        "TWICE=1",  "UTF8=\xc3\xbc",        "A.B%%=()", "LINES=a\nb\n\n", NULL};
  static char found[5000];
  int ordinary = 0, all = 0;
  while (environ[ordinary]) ordinary++;
  char **entries = calloc(ordinary + 20, sizeof *entries);
  for (int i = 0; i < ordinary; i++) entries[all++] = environ[i];
  for (int i = 0; odd[i]; i++) entries[all++] = odd[i];
  snprintf(found, sizeof found, "_=%s", program);
  entries[all++] = found;
  return entries;
}

static void always(void) {
  signal(SIGPIPE, SIG_IGN), signal(SIGUSR2, SIG_IGN), signal(SIGXFSZ, SIG_IGN), signal(SIGQUIT, SIG_IGN);
  sigset_t blocked;
  sigemptyset(&blocked), sigaddset(&blocked, SIGUSR1), sigaddset(&blocked, SIGWINCH);
  sigprocmask(SIG_SETMASK, &blocked, NULL);
  struct rlimit files = {500, 600};
  setrlimit(RLIMIT_NOFILE, &files);
  put(open("/dev/null", O_RDONLY), 9);
  for (int fd = 3; fd < 9; fd++) close(fd);
}

static void all_signals(void) {
  struct { void *handler; unsigned long flags; void *restorer; unsigned long mask; } ignore = {SIG_IGN, 0, 0, 0};
  for (int i = 1; i <= 64; i++)
    if (i != SIGCHLD) syscall(SYS_rt_sigaction, i, &ignore, NULL, 8);
  unsigned long blocked = ~0UL;
  syscall(SYS_rt_sigprocmask, SIG_SETMASK, &blocked, NULL, 8);
}

/* As at the start of a session: what was started by a Java program has SIGQUIT blocked. */
static void no_signals(void) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int i = 1; i <= 31; i++) signal(i, SIG_DFL);
}

static void limit_all(void) {
  struct { int which; rlim_t soft, hard; } some[] = {
    {RLIMIT_CPU, 1000, 2000}, {RLIMIT_FSIZE, 1UL << 40, 1UL << 41}, {RLIMIT_DATA, 1UL << 42, 1UL << 43},
    {RLIMIT_STACK, 4 << 20, 16 << 20}, {RLIMIT_CORE, 4096, 8192}, {RLIMIT_RSS, 1UL << 40, 1UL << 41},
    {RLIMIT_NPROC, 5000, 6000}, {RLIMIT_MEMLOCK, 65536, 131072}, {RLIMIT_LOCKS, 100, 200},
    {RLIMIT_SIGPENDING, 1000, 2000}, {RLIMIT_MSGQUEUE, 1000, 2000},
    {RLIMIT_RTTIME, 1UL << 40, 1UL << 41}};
  for (unsigned i = 0; i < sizeof some / sizeof *some; i++) {
    struct rlimit limit = {some[i].soft, some[i].hard};
    if (setrlimit(some[i].which, &limit)) perror("limit");
  }
}

static void attributes_of_all_kinds(void) {
  cpu_set_t first;
  struct sched_param none = {0};
  CPU_ZERO(&first);
  CPU_SET(0, &first);
  sched_setaffinity(0, sizeof first, &first);
  sched_setscheduler(0, SCHED_BATCH, &none);
  setpriority(PRIO_PROCESS, 0, 3);
  syscall(SYS_ioprio_set, 1, 0, (2 << 13) | 6);
  umask(027);
  personality(ADDR_NO_RANDOMIZE);
  prctl(PR_SET_TIMERSLACK, 123456, 0, 0, 0);
  prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
  prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
  prctl(PR_CAPBSET_DROP, CAP_SYS_BOOT, 0, 0, 0);
  setgroups(2, (gid_t[]){4, 24});
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  write_file("/proc/self/oom_score_adj", "300");
  write_file("/proc/self/coredump_filter", "0x21");
}

/* Pending signals, clocks and children outlive execve, as locks do. */
static void running_things(void) {
  struct itimerval hours = {{7, 0}, {9000, 0}};
  for (int which = ITIMER_REAL; which <= ITIMER_PROF; which++) setitimer(which, &hours, NULL);
  kill(getpid(), SIGUSR1);
  if (!fork()) {
    prctl(PR_SET_PDEATHSIG, 0, 0, 0, 0);
    for (int fd = 0; fd < 100; fd++) close(fd);
    sleep(10);
    _exit(0);
  }
}

static void files(void) {
  struct flock one = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 1, .l_len = 4};
  put(open("locked", O_RDWR | O_CREAT, 0600), 7);
  lseek(7, 5, SEEK_SET);
  fcntl(7, F_SETLK, &one);
  put(open("flocked", O_RDWR | O_CREAT | O_APPEND, 0600), 10);
  flock(10, LOCK_EX);
  put(open("/dev/zero", O_RDONLY | O_NONBLOCK), 11);
  put(open("/etc/passwd", O_RDONLY), 40);
  lseek(40, 3, SEEK_SET);
}

static void arrange(const char *word) {
  if (!strcmp(word, "plain")) no_signals();
  if (!strcmp(word, "signals")) all_signals();
  if (!strcmp(word, "limits")) limit_all();
  if (!strcmp(word, "attributes")) attributes_of_all_kinds();
  if (!strcmp(word, "running")) running_things();
  if (!strcmp(word, "files")) files();
  if (!strcmp(word, "without0")) close(0);
  if (!strcmp(word, "without1")) close(1);
  if (!strcmp(word, "without2")) close(2);
  if (!strcmp(word, "child")) signal(SIGCHLD, SIG_IGN);
  if (!strcmp(word, "death")) prctl(PR_SET_PDEATHSIG, SIGHUP, 0, 0, 0);
  if (!strcmp(word, "reset")) {
    struct sched_param five = {5};
    if (sched_setscheduler(0, SCHED_RR | SCHED_RESET_ON_FORK, &five)) perror("reset");
  }
}

static int starter(char **argv) {
  always();
  for (argv++; *argv && strcmp(*argv, "--"); argv++) arrange(*argv);
  execvpe(argv[1], argv + 1, odd_environment(argv[1]));
  perror("starter");
  return 99;
}
