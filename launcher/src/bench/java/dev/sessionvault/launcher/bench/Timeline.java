package dev.sessionvault.launcher.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One traced run, cut where each layer makes its first system call. */
final class Timeline {
    /** Each ends where another begins; which comes first may differ from version to version. */
    enum Layer {
        SCRIPT("start script"),
        RUNTIME("runtime: start, load the program"),
        READ("read the vault"),
        PREPARE("load JNA; what to run, as far as the root has not begun"),
        UNLOCK("root: load its library, unseal, and what to run meanwhile; passphrase: Argon2id, and take the key"),
        TAKE("take the key from the vault"),
        BECOME("become the tool");

        final String title;

        Layer(String title) {
            this.title = title;
        }
    }

    private final Map<Layer, Double> begin = new EnumMap<>(Layer.class);
    private String device = "";
    private double lastOfRoot = Double.NaN;
    private double end = Double.NaN;

    private final boolean passphrase;

    private Timeline(boolean passphrase) {
        this.passphrase = passphrase;
    }

    /**
     * @param lines {@code PID SECONDS CALL}
     * @param passphrase whether it comes on descriptor 3, which is nobody else's then
     */
    static Timeline parse(List<String> lines, boolean passphrase) {
        Timeline timeline = new Timeline(passphrase);
        for (String line : lines) {
            String[] fields = line.split(" +", 3);
            if (!fields[2].contains("= -1 ENOENT")) {
                timeline.take(Double.parseDouble(fields[1]), fields[2]);
            }
        }
        if (!Double.isNaN(timeline.lastOfRoot)) {
            timeline.begin.put(Layer.TAKE, timeline.lastOfRoot);
        }
        if (Double.isNaN(timeline.end) || !timeline.begin.containsKey(Layer.BECOME)) {
            throw new IllegalStateException("it did not become the tool: " + timeline.begin);
        }
        return timeline;
    }

    private void take(double time, String call) {
        if (call.startsWith("execve(")) {
            exec(time, call);
        } else if (call.contains("libjnidispatch")) {
            begin.putIfAbsent(Layer.PREPARE, time);
        } else if (call.contains("/vault.db\"")) {
            begin.putIfAbsent(Layer.READ, time);
        } else if (call.contains("/libsecret-1.so") || call.contains("\"/dev/tpmrm0\"")) {
            begin.putIfAbsent(Layer.UNLOCK, time);
            device = call.contains("tpmrm0") ? "close(" + call.substring(call.lastIndexOf(' ') + 1) + ")" : "recvmsg(";
        } else if (passphrase && call.startsWith("read(3,")) {
            begin.putIfAbsent(Layer.UNLOCK, time);
        } else if (call.contains("\"/proc/self/coredump_filter\", O_W")) {
            begin.putIfAbsent(Layer.BECOME, time);
        } else if (!device.isEmpty() && call.startsWith(device) && !begin.containsKey(Layer.BECOME)) {
            lastOfRoot = time;
        }
    }

    private void exec(double time, String call) {
        begin.putIfAbsent(Layer.SCRIPT, time);
        if (call.contains("/bin/java\"")) {
            begin.putIfAbsent(Layer.RUNTIME, time);
        } else if (call.contains("/claude\"")) {
            end = time;
        }
    }

    double total() {
        return (end - begin.get(Layer.SCRIPT)) * 1000;
    }

    /** NaN if this layer does not occur. */
    double millis(Layer layer) {
        if (!begin.containsKey(layer)) {
            return Double.NaN;
        }
        double next = end;
        for (double other : begin.values()) {
            if (other > begin.get(layer) && other < next) {
                next = other;
            }
        }
        return (next - begin.get(layer)) * 1000;
    }
}
