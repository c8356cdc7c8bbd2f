/**
 * A facade whose table has changed since. In come both as they are, out come the SQL by which the
 * facade follows, its way back, or why it cannot.
 */
package dev.pgrehearse.facade.reissue;
