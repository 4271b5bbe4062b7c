/** Which of this machine's roots a new vault gets. */
@NullMarked
package dev.sessionvault.root.choice;

import org.jspecify.annotations.NullMarked;
