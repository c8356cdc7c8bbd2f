/**
 * A user's file before anybody takes it for something: in come bytes, out comes text that is UTF-8
 * and YAML that can be read to its end, or the line where it is neither.
 */
package dev.pgrehearse.input;
