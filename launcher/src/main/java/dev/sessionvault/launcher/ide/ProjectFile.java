package dev.sessionvault.launcher.ide;

import dev.sessionvault.launcher.edit.MalformedException;
import java.util.List;

/** A kind of file that an editor reads in a project. Texts in, texts out. */
interface ProjectFile {
    /** The name under which a tool is found in the editor's lists, and by which it is known as ours. */
    static String label(String tool) {
        return "sv: " + tool;
    }

    /** Below the project. */
    String path(String tool);

    /** The tools, those together that share a file. */
    default List<List<String>> groups(List<String> tools) {
        return tools.isEmpty() ? List.of() : List.of(tools);
    }

    String put(String text, String tool) throws MalformedException;

    String remove(String text, String tool) throws MalformedException;

    /** What a new file begins with; a file that is back to it is deleted. */
    String beginning();
}
