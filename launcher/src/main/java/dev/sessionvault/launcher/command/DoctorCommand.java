package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.health.Diagnosis;
import dev.sessionvault.launcher.health.Doctor;
import dev.sessionvault.launcher.health.Holdings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "doctor",
        sortOptions = false,
        description = {
            "Look at sv, the vault, its root, the tools and the keys that lie in the open; say what should be done.",
            "",
            "Nothing is changed without --fix, no key is printed, and nobody is asked anything but with --unlock. The exit"
                    + " code is 0 if there is nothing to do, else 1; a note is nothing to do."
        },
        footer = {
            "",
            "Examples:",
            "  sv doctor",
            "  sv doctor tools leaks      only these: sv doctor --list",
            "  sv doctor --fix            mends what is safe, and shows the rest as commands",
            "  sv doctor --json"
        })
final class DoctorCommand implements Verb {
    private static final int SOMETHING_TO_DO = 1;

    private final SvCommand sv;

    @Parameters(arity = "0..*", paramLabel = "CHECK", description = "Only these: words of --list, or numbers.")
    List<String> wanted = new ArrayList<>();

    @Option(names = "--list", description = "Show which checks there are.")
    boolean list;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    @Option(names = "--fix", description = "Mend what can be mended safely; each change is shown, and agreed to.")
    boolean fix;

    @Option(names = "--yes", description = "With --fix: do not ask.")
    boolean yes;

    @Option(
            names = {"--offline", "--no-versions"},
            description = "Start no tool, not even for its version.")
    boolean offline;

    @Option(names = "--unlock", description = "Ask for the passphrase of a vault that wants one.")
    boolean unlock;

    DoctorCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        requireSense();
        DoctorView view = new DoctorView(sv.machine().terminal());
        if (list) {
            view.list(Doctor.names(), json);
            return ExitCode.DONE.number();
        }
        try (Holdings holdings = Examined.holdings(sv, unlock)) {
            Doctor doctor = new Doctor(Examined.patient(sv.machine(), holdings, offline));
            return examine(doctor, view);
        }
    }

    private void requireSense() throws LauncherException {
        Map<String, String> names = Doctor.names();
        for (String name : wanted) {
            if (!names.containsKey(name) && !isNumber(name, names.size())) {
                throw Failure.usage("read the command line: CHECK: there is no such check", "sv doctor --list");
            }
        }
        if (yes && !fix || fix && json || list && (fix || unlock || !wanted.isEmpty())) {
            throw Failure.usage("read the command line: doctor: these options do not go together", "sv doctor --help");
        }
    }

    /** A check may be called by its number too. */
    private List<String> named() {
        List<String> names = List.copyOf(Doctor.names().keySet());
        return wanted.stream()
                .map(word -> isNumber(word, names.size()) ? names.get(Integer.parseInt(word) - 1) : word)
                .toList();
    }

    private static boolean isNumber(String word, int most) {
        return word.matches("[1-9][0-9]?") && Integer.parseInt(word) <= most;
    }

    private int examine(Doctor doctor, DoctorView view) throws LauncherException {
        List<Diagnosis> all = new ArrayList<>();
        for (Doctor.Running running : doctor.start(named())) {
            Diagnosis diagnosis = view.awaited(running);
            all.add(diagnosis);
            if (!json) {
                view.print(diagnosis);
            }
        }
        if (json) {
            view.json(all);
        }
        int left = DoctorView.toDo(all);
        if (fix) {
            left -= new Mending(sv.machine().terminal(), yes).mend(all);
        } else if (!json) {
            view.conclude(all);
        }
        return left == 0 ? ExitCode.DONE.number() : SOMETHING_TO_DO;
    }
}
