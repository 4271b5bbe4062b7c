package org.w3c.dom;

/** Jackson asks of each type whether it is this one. None is: there is no XML in the program. */
public interface Node {}
