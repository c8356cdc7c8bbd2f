/** One class per command: arguments, output streams and exit codes, and nothing else. */
package dev.pgrehearse.cli;
