package dev.sessionvault.root.secretservice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** KeePassXC, without a display, with one database whose root group is shown to other programs. */
final class KeePassXc implements KeyringProvider {
    private static final String DATABASE = "passwords.kdbx";
    private static final String SETTINGS = "keepassxc.ini";

    @Override
    public String collection() {
        return "/org/freedesktop/secrets/collection/passwords";
    }

    @Override
    public void prepare(Path home) throws IOException, InterruptedException {
        Files.writeString(home.resolve(SETTINGS), settings());
        if (!Files.exists(home.resolve(DATABASE))) {
            importInto(home);
        }
    }

    @Override
    public List<String> command(Path home, boolean unlocked) {
        return List.of(
                "keepassxc",
                "--config",
                home.resolve(SETTINGS).toString(),
                "--localconfig",
                home.resolve("local.ini").toString(),
                "--pw-stdin",
                home.resolve(DATABASE).toString());
    }

    @Override
    public void lose(Path home) throws IOException {
        Files.move(home.resolve(DATABASE), home.resolve("lost"));
    }

    private static void importInto(Path home) throws IOException, InterruptedException {
        Path xml = Files.writeString(home.resolve("passwords.xml"), database());
        ProcessBuilder builder = new ProcessBuilder(
                "keepassxc-cli",
                "import",
                "--set-password",
                "--decryption-time",
                "100",
                xml.toString(),
                home.resolve(DATABASE).toString());
        builder.environment().put("HOME", home.toString());
        Path log = home.resolve("import.log");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try (var in = process.outputWriter()) {
            in.write(PASSWORD + "\n" + PASSWORD + "\n");
        }
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(log));
        }
    }

    /** It would ask its user before each access and each removal. While it saves after each change it may not answer. */
    private static String settings() {
        return """
                [General]
                ConfigVersion=2
                SingleInstance=false
                AutoSaveAfterEveryChange=false
                AutoSaveOnExit=true
                UpdateCheckMessageShown=true
                [FdoSecrets]
                Enabled=true
                UnlockBeforeSearch=false
                ConfirmAccessItem=false
                ConfirmDeleteItem=false
                ShowNotification=false
                """;
    }

    /** A database, as KeePass exports it, that says which of its groups other programs may see. */
    private static String database() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <KeePassFile>
                  <Meta>
                    <DatabaseName>passwords</DatabaseName>
                    <RecycleBinEnabled>True</RecycleBinEnabled>
                    <CustomData>
                      <Item>
                        <Key>FDO_SECRETS_EXPOSED_GROUP</Key>
                        <Value>{30313233-3435-3637-3839-616263646566}</Value>
                      </Item>
                    </CustomData>
                  </Meta>
                  <Root>
                    <Group><UUID>MDEyMzQ1Njc4OWFiY2RlZg==</UUID><Name>Root</Name></Group>
                  </Root>
                </KeePassFile>
                """;
    }
}
