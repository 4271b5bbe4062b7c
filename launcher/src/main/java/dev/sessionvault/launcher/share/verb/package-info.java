/** What can be lent: actions that the machine's administrator has declared (SHARE.md, "Verbs"). */
@NullMarked
package dev.sessionvault.launcher.share.verb;

import org.jspecify.annotations.NullMarked;
