package dev.sessionvault.launcher.health;

import java.util.List;

/**
 * What one examination has found.
 *
 * @param number of the examination, from 1
 * @param id of the examination: stable, for programs
 * @param summary what was looked at, and how it is, in half a line
 */
public record Diagnosis(int number, String id, String title, String summary, List<Symptom> symptoms) {
    public Diagnosis {
        symptoms = List.copyOf(symptoms);
    }

    /** The most urgent of all that was seen. */
    public Answer answer() {
        Answer worst = Answer.OK;
        for (Symptom symptom : symptoms) {
            worst = symptom.answer().compareTo(worst) > 0 ? symptom.answer() : worst;
        }
        return worst;
    }
}
