package dev.pgrehearse.cli;

/** An error of the virtual machine, with the words for it. */
final class BrokenOff extends Exception {
  private static final long serialVersionUID = 1L;

  BrokenOff(Error error) {
    super(words(error), error);
  }

  /** Whether a bug of ours is behind it, and not the size of what was given. */
  boolean isBug() {
    return !(getCause() instanceof VirtualMachineError);
  }

  private static String words(Error error) {
    if (error instanceof StackOverflowError) {
      return "an expression or a document in the input nests too deep to be read; take it apart";
    }
    if (error instanceof OutOfMemoryError) {
      return "the memory that Java may use, %d MiB, was not enough; JAVA_TOOL_OPTIONS=-Xmx4g gives it more"
          .formatted(Runtime.getRuntime().maxMemory() >> 20);
    }
    return error.toString();
  }
}
