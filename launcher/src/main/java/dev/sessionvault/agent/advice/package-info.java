/**
 * What the JDK's methods call once they are redefined: static methods, no fields, nothing but a call of the boot zone,
 * beside which it is defined. Each class says which method, and why.
 */
@NullMarked
package dev.sessionvault.agent.advice;

import org.jspecify.annotations.NullMarked;
