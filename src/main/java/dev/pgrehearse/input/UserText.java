package dev.pgrehearse.input;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a file that a user wrote. */
public final class UserText {

  private UserText() {}

  /** Its characters; an {@link InputException} where it is not UTF-8. */
  public static String read(Path file) throws IOException {
    return of(Files.readAllBytes(file));
  }

  /** Likewise, of what is at hand already. */
  public static String of(byte[] bytes) throws InputException {
    return of(bytes, StandardCharsets.UTF_8, "this is not UTF-8; save the file as UTF-8");
  }

  /** Likewise, where the user says that it is written in another character set. */
  public static String of(byte[] bytes, Charset charset) throws InputException {
    return charset.equals(StandardCharsets.UTF_8)
        ? of(bytes)
        : of(
            bytes,
            charset,
            "this is not %s, as its encoding is said to be; correct one of them"
                .formatted(charset.name()));
  }

  private static String of(byte[] bytes, Charset charset, String problem) throws InputException {
    CharsetDecoder decoder = charset.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out =
        CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()));
    if (decoder.decode(in, out, true).isError() || decoder.flush(out).isError()) {
      throw new InputException(lineAt(bytes, in.position()), problem);
    }
    return out.flip().toString();
  }

  private static int lineAt(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
