package dev.pgrehearse.kill;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One message of Postgres's protocol. */
final class Message {

  private static final int LENGTH = 4;
  private static final int LONGEST = 1 << 30;

  private final char type;
  private final byte[] body;

  /**
   * @param type its letter; 0 for the greeting, which has none
   * @param body without type and length
   */
  private Message(char type, byte[] body) {
    this.type = type;
    this.body = body;
  }

  char type() {
    return type;
  }

  static Message greeting(DataInputStream in) throws IOException {
    return new Message((char) 0, body(in));
  }

  static Message next(DataInputStream in) throws IOException {
    char type = (char) in.readUnsignedByte();
    return new Message(type, body(in));
  }

  private static byte[] body(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < LENGTH || length > LONGEST) {
      throw new IOException("this is not Postgres's protocol");
    }
    byte[] body = new byte[length - LENGTH];
    in.readFully(body);
    return body;
  }

  void writeTo(DataOutputStream out) throws IOException {
    ByteBuffer whole = ByteBuffer.allocate(body.length + LENGTH + 1);
    if (type != 0) {
      whole.put((byte) type);
    }
    whole.putInt(body.length + LENGTH);
    whole.put(body);
    out.write(whole.array(), 0, whole.position());
    out.flush();
  }

  /** The text that ends with the next zero byte, from the n-th one on. */
  String text(int number) {
    int from = 0;
    for (int i = 0; i < number; i++) {
      from = end(from) + 1;
    }
    return new String(body, from, end(from) - from, StandardCharsets.UTF_8);
  }

  private int end(int from) {
    int end = from;
    while (end < body.length && body[end] != 0) {
      end++;
    }
    return end;
  }
}
