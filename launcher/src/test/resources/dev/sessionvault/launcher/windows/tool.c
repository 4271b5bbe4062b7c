/*
 * A Windows program that tells, in UTF-8, what it was started with: each argument, its environment in the order in which
 * it was handed over, and a line of its input. An argument exit=N makes N its exit code; break has the console send
 * Ctrl-Break to all its processes, of which this one takes no notice.
 */
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

static void tell(const char *what, const WCHAR *text) {
    static char utf8[131072];
    WideCharToMultiByte(CP_UTF8, 0, text, -1, utf8, sizeof utf8, NULL, NULL);
    printf("%s %s\n", what, utf8);
}

static BOOL WINAPI ignore(DWORD event) {
    (void) event;
    return TRUE;
}

int wmain(int count, WCHAR **arguments) {
    int code = 0;
    for (int i = 1; i < count; i++) {
        tell("argument", arguments[i]);
        if (wcsncmp(arguments[i], L"exit=", 5) == 0) {
            code = (int) wcstoul(arguments[i] + 5, NULL, 0);
        }
        if (wcscmp(arguments[i], L"break") == 0) {
            SetConsoleCtrlHandler(ignore, TRUE);
            printf("sent %d\n", GenerateConsoleCtrlEvent(CTRL_BREAK_EVENT, 0));
            Sleep(1000);
        }
    }
    WCHAR *block = GetEnvironmentStringsW();
    for (WCHAR *entry = block; *entry != 0; entry += wcslen(entry) + 1) {
        tell("variable", entry);
    }
    WCHAR line[64] = L"";
    if (fgetws(line, 64, stdin) != NULL) {
        tell("input", line);
    }
    return code;
}
