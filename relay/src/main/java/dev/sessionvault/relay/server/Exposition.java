package dev.sessionvault.relay.server;

/** Metrics as Prometheus reads them (its text format 0.0.4). */
final class Exposition {
    private final StringBuilder out = new StringBuilder(4096);

    Exposition counter(String name, String help, long value) {
        return head(name, help, "counter").sample(name, "", value);
    }

    Exposition gauge(String name, String help, long value) {
        return head(name, help, "gauge").sample(name, "", value);
    }

    Exposition head(String name, String help, String type) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    Exposition sample(String name, String label, String value, long count) {
        return sample(name, "{" + label + "=\"" + value + "\"}", count);
    }

    private Exposition sample(String name, String labels, long value) {
        out.append(name).append(labels).append(' ').append(value).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
