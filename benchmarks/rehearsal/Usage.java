/**
 * What a command took.
 *
 * @param seconds from its start to its end
 * @param cpu seconds that its process worked; NaN without /proc
 * @param serverCpu seconds that the Postgres it started worked; NaN where none was seen
 * @param peakMiB most memory that its process had at a time; NaN without /proc
 */
record Usage(double seconds, double cpu, double serverCpu, double peakMiB) {

  /** One after the other; their servers' work is not known from them. */
  Usage and(Usage next) {
    return new Usage(
        seconds + next.seconds, cpu + next.cpu, Double.NaN, Math.max(peakMiB, next.peakMiB));
  }

  Usage withServerCpu(double measured) {
    return new Usage(seconds, cpu, measured, peakMiB);
  }

  /** Of its process and of the server. */
  double allCpu() {
    return cpu + serverCpu;
  }
}
