package dev.pgrehearse.changelog;

import java.util.Optional;
import java.util.function.Supplier;

/** Works a value out when it is first asked for, and not again. */
final class Once<T> implements Supplier<T> {

  private final Supplier<T> work;
  private Optional<T> value = Optional.empty();

  Once(Supplier<T> work) {
    this.work = work;
  }

  @Override
  public T get() {
    if (value.isEmpty()) {
      value = Optional.of(work.get());
    }
    return value.get();
  }
}
