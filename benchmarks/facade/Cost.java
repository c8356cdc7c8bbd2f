/**
 * Nanoseconds that it took, and that the server's process worked for it.
 *
 * @param cpu NaN without /proc
 */
record Cost(double time, double cpu) {}
