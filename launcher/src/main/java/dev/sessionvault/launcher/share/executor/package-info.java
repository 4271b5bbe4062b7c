/**
 * Runs one call: a program of this machine (OpenSSH's client among them) or a request, in bounds, killed whole, with the
 * key masked in what it writes. Whether it may run was decided before: nothing here asks a policy. SHARE.md, Calls.
 */
@NullMarked
package dev.sessionvault.launcher.share.executor;

import org.jspecify.annotations.NullMarked;
