/** The git program, asked in such a way that nothing of a repository runs. */
@NullMarked
package dev.sessionvault.launcher.leak.git;

import org.jspecify.annotations.NullMarked;
