/** All of sv in one module of its runtime: found without a class path, and archived with it. */
open module sv {
    requires jdk.unsupported; // MapDB's Unsafe
}
