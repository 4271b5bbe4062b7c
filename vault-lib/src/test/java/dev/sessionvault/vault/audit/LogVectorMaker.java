package dev.sessionvault.vault.audit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes the log's vectors; run by hand, once for each version of the format, for vectors are kept as they are. */
final class LogVectorMaker {
    private final Path target;
    private final List<String> older;
    private final List<String> newer;
    private final byte[] head;
    private final StringBuilder index = new StringBuilder();

    private LogVectorMaker(Path target, TestLog log) throws Exception {
        this.target = target;
        try (KeyedJournal keyed = log.keyed()) {
            keyed.change(List.of(Act.of("create")), 4);
            log.refuseUnkeyed();
            keyed.take(TestLog.act(), Use.of("run", new byte[] {'/', (byte) 0xff, 7}, List.of("A_TOKEN")), 4);
            log.moveUp();
            keyed.refuse(TestLog.act().because("expired: idle"), TestLog.use(), 4);
            long change = keyed.change(List.of(Act.of("add")), 5);
            keyed.failed(change, "disk full", 4);
            keyed.change(List.of(Act.of("add")), 5);
        }
        this.older = log.lines(1);
        this.newer = log.lines(0);
        this.head = Files.readAllBytes(log.head());
    }

    /** @param arguments the directory to write to, and an empty one to work in */
    public static void main(String[] arguments) throws Exception {
        TestLog log = new TestLog(Path.of(arguments[1]).resolve("log"));
        LogVectorMaker maker = new LogVectorMaker(Path.of(arguments[0]), log);
        maker.make();
        Files.writeString(maker.target.resolve("index.txt"), maker.index, StandardCharsets.UTF_8);
    }

    private void make() throws Exception {
        keep("good", newer, "");
        List<String> lines = new ArrayList<>(newer);
        lines.set(1, lines.get(1).replace("\"add\"", "\"adx\""));
        keep("edited", lines, "edited audit.log:2");
        lines = new ArrayList<>(newer);
        lines.remove(1);
        keep("removed", lines, "removed audit.log:2");
        keep("truncated", newer.subList(0, 2), "truncated audit.log:2");
        lines = new ArrayList<>(newer);
        lines.add(3, lines.get(0));
        keep("duplicated", lines, "duplicated audit.log:4");
        lines = new ArrayList<>(newer);
        Collections.swap(lines, 0, 3);
        keep("reordered", lines, "reordered audit.log:1, reordered audit.log:4");
        lines = new ArrayList<>(newer);
        lines.add(2, "{\"n\":6}");
        keep("inserted", lines, "inserted audit.log:3");
    }

    private void keep(String name, List<String> lines, String findings) throws Exception {
        Path directory = Files.createDirectories(target.resolve(name));
        Files.writeString(directory.resolve("audit.log.1"), String.join("\n", older) + "\n");
        Files.writeString(directory.resolve("audit.log"), String.join("\n", lines) + "\n");
        Files.write(directory.resolve("head"), head);
        index.append(name).append(": ").append(findings).append('\n');
    }
}
