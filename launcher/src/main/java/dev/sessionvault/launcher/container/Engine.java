package dev.sessionvault.launcher.container;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.ProcessState;
import java.util.List;

/** A program that runs containers, and how its ways differ from the others'. */
enum Engine {
    DOCKER("docker") {
        /** Its containers run as root of the machine, and what root writes into the project the user cannot change. */
        @Override
        void identity(List<String> line) {
            line.add("--user");
            line.add(ProcessState.effectiveUser() + ":" + ProcessState.effectiveGroup());
        }

        @Override
        void closeLeaks(List<String> line) {}
    },

    PODMAN("podman") {
        @Override
        void identity(List<String> line) {
            line.add("--userns=keep-id");
        }

        /** Its configuration may say that containers get the caller's environment; proxies they get by default. */
        @Override
        void closeLeaks(List<String> line) {
            line.add("--env-host=false");
            line.add("--http-proxy=false");
        }
    };

    /** What tells an engine where its containers, images and settings are: for itself, not for the container. */
    static final List<String> SETTINGS = List.of(
            "DOCKER_HOST",
            "DOCKER_CONTEXT",
            "DOCKER_CONFIG",
            "DOCKER_CERT_PATH",
            "DOCKER_TLS_VERIFY",
            "DOCKER_API_VERSION",
            "DOCKER_DEFAULT_PLATFORM",
            "CONTAINERS_CONF",
            "CONTAINERS_CONF_OVERRIDE",
            "CONTAINERS_STORAGE_CONF",
            "CONTAINERS_REGISTRIES_CONF",
            "XDG_RUNTIME_DIR",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "DBUS_SESSION_BUS_ADDRESS");

    private static final int ROOT = 0;

    final String program;

    Engine(String program) {
        this.program = program;
    }

    static Engine of(String name) throws LauncherException {
        switch (name) {
            case "docker":
                return DOCKER;
            case "podman":
                return PODMAN;
            default:
                throw new LauncherException(
                        ExitCode.USAGE, "read --in: no container engine that sv knows", "--in docker IMAGE, or podman");
        }
    }

    /** So that files which the tool makes in the project are the user's. For root there is nothing to map. */
    void mapUser(List<String> line) {
        if (ProcessState.effectiveUser() != ROOT) {
            identity(line);
        }
    }

    abstract void identity(List<String> line);

    /** Turns off what would hand the container more than it was meant to have. */
    abstract void closeLeaks(List<String> line);
}
