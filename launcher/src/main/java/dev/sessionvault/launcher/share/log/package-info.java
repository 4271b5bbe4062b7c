/**
 * What was done in a session, line by line, signed by the session's key; and the recipient's receipts (SHARE.md, "The log and
 * receipts").
 */
@NullMarked
package dev.sessionvault.launcher.share.log;

import org.jspecify.annotations.NullMarked;
