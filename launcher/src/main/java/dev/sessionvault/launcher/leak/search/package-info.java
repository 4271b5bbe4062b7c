/** Running a search: in parallel, in little memory, with the same answer every time. */
@NullMarked
package dev.sessionvault.launcher.leak.search;

import org.jspecify.annotations.NullMarked;
