/** What can be measured by itself. */
enum Part {
  RATIO,
  GROWTH,
  INNER,
  MEMORY,
  LINT
}
