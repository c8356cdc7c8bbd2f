/**
 * Nanoseconds that it took, and that the server's process worked for it.
 *
 * @param cpu NaN without /proc
 */
record Cost(double time, double cpu) {
  static final Cost NOTHING = new Cost(0, 0);

  Cost plus(Cost other) {
    return new Cost(time + other.time, cpu + other.cpu);
  }

  Cost each(int statements) {
    return new Cost(time / statements, cpu / statements);
  }
}
