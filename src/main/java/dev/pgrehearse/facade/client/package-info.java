/**
 * What clients are known to send. In come the recorded statements of a database and the moves, out
 * comes a verdict on each statement that reaches one of their tables.
 */
package dev.pgrehearse.facade.client;
