package dev.sessionvault.launcher.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One call of {@code System.getenv}, without the agent and with it; {@link AgentBench} starts it where there is a key. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GetenvBench {
    /** Which variable: the key's, another, none. */
    @Param({"ANTHROPIC_API_KEY", "PATH", "NOT_THERE"})
    public String name = "";

    /** The call. */
    @Benchmark
    public String call() {
        return System.getenv(name);
    }

    /** Arguments: the Java to start, the agent's option. */
    public static void main(String[] arguments) throws Exception {
        measure("without", arguments[0], new String[0]);
        measure("with", arguments[0], new String[] {arguments[1]});
    }

    private static void measure(String title, String java, String[] options) throws Exception {
        ChainedOptionsBuilder builder = new OptionsBuilder()
                .include(GetenvBench.class.getName())
                .jvm(java)
                .jvmArgsAppend(options)
                .forks(2)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT);
        for (RunResult result : new Runner(builder.build()).run()) {
            System.out.printf(
                    "getenv(%-17s) %-7s %6.1f ns ± %.1f%n",
                    result.getParams().getParam("name"),
                    title,
                    result.getPrimaryResult().getScore(),
                    result.getPrimaryResult().getScoreError());
        }
    }
}
