package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.root.TimeLimit;
import dev.sessionvault.vault.VaultException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;

/**
 * Makes the examinations, all at the same time, each within a time limit.
 *
 * <p>Guarantee: it changes nothing but by {@link Remedy#apply}, asks nobody anything, and always has an answer.
 */
public final class Doctor {
    /** Longer than any of them takes where nothing hangs. */
    private static final int LIMIT_MILLIS = 20_000;

    private static final List<Examination> ALL = List.of(
            new ShippedFiles(),
            new VaultFiles(),
            new RootInUse(),
            new Slots(),
            new VaultContents(),
            new ClockTime(),
            new WrappedTools(),
            new KeySettings(),
            new InstalledTools(),
            new StoredKeys(),
            new KeysInTheOpen(),
            new MachineMemory(),
            new Lending(),
            new AdoptedLogins());

    private final Patient patient;
    private final int limitMillis;

    public Doctor(Patient patient) {
        this(patient, LIMIT_MILLIS);
    }

    Doctor(Patient patient, int limitMillis) {
        this.patient = patient;
        this.limitMillis = limitMillis;
    }

    /** The words by which examinations are asked for, and what each looks at; in order. */
    public static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        ALL.forEach(examination -> names.put(examination.id(), examination.title()));
        return names;
    }

    /**
     * A running examination: its number, and what it will have found.
     *
     * @param title what it looks at, for people who wait
     */
    public record Running(String title, FutureTask<Diagnosis> diagnosis) {
        /** What it has found; waits for that. */
        public Diagnosis get() {
            try {
                return diagnosis.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("an examination always has an answer", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /** Starts those that are named, or all if none is. */
    public List<Running> start(List<String> wanted) {
        List<Running> running = new ArrayList<>();
        for (int i = 0; i < ALL.size(); i++) {
            Examination examination = ALL.get(i);
            if (wanted.isEmpty() || wanted.contains(examination.id())) {
                running.add(start(i + 1, examination));
            }
        }
        return running;
    }

    private Running start(int number, Examination examination) {
        FutureTask<Diagnosis> task = new FutureTask<>(() -> diagnose(number, examination));
        Thread thread = new Thread(task, "sv-doctor-" + examination.id());
        thread.setDaemon(true);
        thread.start();
        return new Running(examination.title(), task);
    }

    Diagnosis diagnose(int number, Examination examination) {
        Chart chart = new Chart();
        try {
            TimeLimit.ofMillis(limitMillis).run(() -> {
                examine(examination, chart);
                return chart;
            });
        } catch (TimeoutException e) {
            chart.unknown("time", "not all of it: no answer within " + limitMillis / 1000 + " s", "");
        }
        return chart.diagnosis(number, examination);
    }

    private void examine(Examination examination, Chart chart) {
        try {
            examination.examine(patient, chart);
        } catch (UnseenException e) {
            chart.unseen("unseen", e);
        } catch (VaultException e) {
            chart.unseen("unseen", UnseenException.of(e));
        } catch (LauncherException e) {
            chart.unseen("unseen", UnseenException.of(e));
        } catch (IOException e) {
            chart.unknown("unseen", e.getClass().getSimpleName() + ": " + e.getMessage(), "");
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // Its text might hold anything.
            chart.unknown("internal", e.getClass().getName(), "this is a bug of sv: please report it");
        }
    }
}
