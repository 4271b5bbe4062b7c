package dev.sessionvault.launcher.health;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an examination writes down what it sees. What is there is kept if the examination does not come to its end. */
final class Chart {
    private final List<String> summary = new ArrayList<>();
    private final List<Symptom> symptoms = new ArrayList<>();

    /** What was looked at, and how it is; several are put one behind the other. */
    synchronized void summary(String text) {
        summary.add(text);
    }

    void note(String id, String what, String advice) {
        add(id, Answer.NOTE, what, advice, null);
    }

    void warning(String id, String what, String advice) {
        add(id, Answer.WARNING, what, advice, null);
    }

    void warning(String id, String what, String advice, @Nullable Remedy remedy) {
        add(id, Answer.WARNING, what, advice, remedy);
    }

    void fault(String id, String what, String advice) {
        add(id, Answer.FAULT, what, advice, null);
    }

    void fault(String id, String what, String advice, @Nullable Remedy remedy) {
        add(id, Answer.FAULT, what, advice, remedy);
    }

    void unknown(String id, String why, String advice) {
        add(id, Answer.UNKNOWN, why, advice, null);
    }

    void unseen(String id, UnseenException e) {
        add(id, e.answer(), e.why(), e.advice(), null);
    }

    private synchronized void add(String id, Answer answer, String what, String advice, @Nullable Remedy remedy) {
        symptoms.add(new Symptom(id, answer, what, advice, remedy));
    }

    synchronized boolean isEmpty() {
        return symptoms.isEmpty();
    }

    synchronized Diagnosis diagnosis(int number, Examination examination) {
        return new Diagnosis(number, examination.id(), examination.title(), String.join("; ", summary), symptoms);
    }
}
