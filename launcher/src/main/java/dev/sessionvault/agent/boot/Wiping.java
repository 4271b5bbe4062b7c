package dev.sessionvault.agent.boot;

/** At the JVM's exit. */
final class Wiping extends Thread {
    private final HeldKey key;

    Wiping(HeldKey key) {
        super("sv-agent-wiping");
        this.key = key;
    }

    @Override
    public void run() {
        key.wipe();
    }
}
