/** What stays beside a tool: memory that nobody finds by a name, and a program that waits there. KEEPER.md. */
@NullMarked
package dev.sessionvault.launcher.keeper;

import org.jspecify.annotations.NullMarked;
