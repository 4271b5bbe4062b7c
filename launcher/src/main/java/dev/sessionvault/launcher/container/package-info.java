/** The command line by which a tool runs in a container that sees one project and one key. */
@NullMarked
package dev.sessionvault.launcher.container;

import org.jspecify.annotations.NullMarked;
