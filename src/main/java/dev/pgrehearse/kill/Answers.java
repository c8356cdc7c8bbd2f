package dev.pgrehearse.kill;

import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How many of a client's statements the server has answered. */
final class Answers {

  /** Done, nothing to do, more to come, and refused. */
  private static final Set<Character> LAST_WORDS = Set.of('C', 'I', 's', 'E');

  private static final long SECONDS = 60;

  private int expected;
  private int given;
  private boolean refused;

  synchronized void expect() {
    expected++;
  }

  synchronized void note(Message message) {
    if (LAST_WORDS.contains(message.type()) && expected > 0) {
      given++;
      refused |= message.type() == 'E';
      notifyAll();
    }
  }

  /** Waits for so many; behind one that was refused the others are not executed. */
  synchronized void await(int number) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (given < number && !refused && System.nanoTime() < end) {
      wait(100);
    }
  }
}
