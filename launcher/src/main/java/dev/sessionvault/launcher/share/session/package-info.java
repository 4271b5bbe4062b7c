/**
 * A session: in this process's memory, and nowhere else, lies what the recipient may do. Each call passes {@link
 * dev.sessionvault.launcher.share.session.Gate}, and nothing is run by another way. SHARE.md, Calls and The session's
 * life.
 */
@NullMarked
package dev.sessionvault.launcher.share.session;

import org.jspecify.annotations.NullMarked;
