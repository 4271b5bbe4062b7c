/**
 * A session as a process, and the socket by which its owner reaches it. Nobody else can: the kernel says who is at the
 * other end. SHARE.md, The session's life.
 */
@NullMarked
package dev.sessionvault.launcher.share.control;

import org.jspecify.annotations.NullMarked;
