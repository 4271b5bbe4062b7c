package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.channel.CloseReason;
import dev.sessionvault.launcher.share.executor.Executor;
import dev.sessionvault.launcher.share.executor.Tls;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.log.LogEvent;
import dev.sessionvault.launcher.share.log.LogNote;
import dev.sessionvault.launcher.share.log.SessionLog;
import dev.sessionvault.launcher.share.message.Ended;
import dev.sessionvault.launcher.share.passport.Passport;
import dev.sessionvault.launcher.share.passport.PassportException;
import dev.sessionvault.launcher.share.policy.Account;
import dev.sessionvault.launcher.share.policy.Lending;
import dev.sessionvault.launcher.share.scope.Scope;
import dev.sessionvault.launcher.share.session.Keys;
import dev.sessionvault.launcher.share.session.Law;
import dev.sessionvault.launcher.share.session.Lifetime;
import dev.sessionvault.launcher.share.session.Parts;
import dev.sessionvault.launcher.share.session.Session;
import dev.sessionvault.launcher.share.session.Terms;
import dev.sessionvault.launcher.share.session.Time;
import dev.sessionvault.secret.SecretAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One session, from the plan that it was begun with to its end. */
public final class SessionProcess implements AutoCloseable {
    private static final int TICK_MILLIS = 500;

    private final Plan plan;
    private final Law law;
    private final Keys keys;
    private final Tls tls;
    private final Passport passport;
    private final Identity sessionKey;
    private final Watchers watchers = new Watchers();
    private final LateDoor door = new LateDoor();

    private @Nullable Session session;
    private @Nullable Controls controls;
    private @Nullable SessionLog log;

    /** @param plan stays the caller's, who closes it after this */
    public SessionProcess(Plan plan, Law law, Keys keys, Tls tls) throws LauncherException {
        this.plan = plan;
        this.law = law;
        this.keys = keys;
        this.tls = tls;
        try {
            this.passport = Passport.verify(plan.passport, IdentityKey.parse(plan.text("owner")));
        } catch (PassportException | dev.sessionvault.launcher.share.text.TextException e) {
            throw failed(String.valueOf(e.getMessage()), null);
        }
        this.sessionKey = plan.sessionKey.read(SecretAccess.granted(), Identity::of);
    }

    /** Returns when the relay holds the owner's place, and the socket is there. */
    public void begin() throws LauncherException, InterruptedException {
        law.requireRelay(passport.relay(), passport.tls());
        Path logs = Path.of(plan.text("log"));
        String id = passport.session().hex();
        SessionLog opened = SessionLog.begin(logs, id, sessionKey, opening(), InstantSource.system());
        log = opened;
        Account account = account();
        Lending who = new Lending(
                account,
                passport.recipient() == null ? null : passport.recipient().toString());
        Session made = session(new SessionLedger(opened, id, sessionKey), who);
        session = made;
        controls = Controls.open(
                Sockets.at(Path.of(plan.text("sockets"))), id, watchers, new Extensions(law, who, passport.owner()));
        door.open(OwnerEnds.listen(plan, passport, sessionKey, made));
        controls.serve(made);
    }

    private LogNote opening() {
        return LogNote.of(LogEvent.OPEN)
                .owner(passport.owner())
                .relay(passport.relay())
                .peer(passport.recipient())
                .until(passport.end())
                .passport(plan.passport);
    }

    private static Account account() throws LauncherException {
        try {
            return Account.current();
        } catch (IOException e) {
            throw failed("it cannot be said whose it is", null);
        }
    }

    private Session session(SessionLedger ledger, Lending who) throws LauncherException {
        Time time = Time.ofMachine();
        Duration length = Duration.between(time.now(), passport.end());
        if (length.isNegative() || length.isZero()) {
            throw failed("its end is in the past", null);
        }
        Lifetime lifetime = new Lifetime(time, length);
        Scope scope = Scope.parse(plan.scope, law.read().verbs());
        Terms terms = new Terms(passport.serial(), scope, length, plan.maxCalls, plan.approve);
        Executor executor = new Executor(programEnvironment(), tls);
        Parts parts = new Parts(passport.session().hex(), who, law, executor, keys, ledger, watchers, time);
        return new Session(parts, lifetime, terms, plan.passport, door);
    }

    private Map<String, String> programEnvironment() {
        Map<String, String> environment = new TreeMap<>();
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("LANG", "C.UTF-8");
        for (String name : new String[] {"HOME", "USER", "LOGNAME", "SSH_AUTH_SOCK"}) {
            if (!plan.text(name).isEmpty()) {
                environment.put(name, plan.text(name));
            }
        }
        return environment;
    }

    /** Returns when the session is over, and nothing of it is left but its log. */
    public void serve() throws InterruptedException {
        Session running = session;
        if (running == null) {
            throw new IllegalStateException("not begun");
        }
        Thread hook = new Thread(() -> running.end(Ended.Reason.REVOKED), "sv-killed");
        Runtime.getRuntime().addShutdownHook(hook);
        Login login = new Login(plan.text("loginKind"), plan.text("login"));
        while (running.ended() == null) {
            running.tick();
            if (login.isOver()) {
                running.end(Ended.Reason.LOGGED_OUT);
            }
            if (running.ended() == null) {
                Thread.sleep(TICK_MILLIS);
            }
        }
        running.awaitEnd();
    }

    /** For the process that is told to stop. */
    public void end(Ended.Reason why) {
        if (session != null) {
            session.end(why);
        }
    }

    @Override
    public void close() {
        if (controls != null) {
            controls.close();
        }
        door.close(CloseReason.ENDED);
        if (log != null) {
            log.close();
        }
        sessionKey.close();
    }

    static LauncherException failed(String why, @Nullable String hint) {
        return new LauncherException(ExitCode.PEER, "open the session: " + why, hint);
    }
}
