/** All of sv in one module of its runtime: found without a class path, and archived with it. */
open module sv {
    requires jdk.net; // who is at the other end of a socket
    requires jdk.unsupported; // MapDB's Unsafe
}
