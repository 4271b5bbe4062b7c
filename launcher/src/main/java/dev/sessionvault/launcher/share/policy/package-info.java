/** What the administrator lets each local user lend (SHARE.md, "Policy"). */
@NullMarked
package dev.sessionvault.launcher.share.policy;

import org.jspecify.annotations.NullMarked;
