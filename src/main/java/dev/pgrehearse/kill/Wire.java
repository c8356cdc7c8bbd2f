package dev.pgrehearse.kill;

import dev.pgrehearse.server.ServerException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Stands between one client and Postgres, hands on what they say to each other, and can hold the
 * client just before a statement: all before it is done then, and nothing of it. Whoever is killed
 * while it is held leaves what he would have left without anybody in between.
 */
final class Wire implements AutoCloseable {

  private static final byte[] FLUSH = {'H', 0, 0, 0, 4};
  private static final long SECONDS = 60;

  private final ServerSocket door;
  private final InetSocketAddress server;
  private final Predicate<String> stopsBefore;
  private final List<String> statements = new ArrayList<>();
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final Answers answers = new Answers();

  private Wire(ServerSocket door, InetSocketAddress server, Predicate<String> stopsBefore) {
    this.door = door;
    this.server = server;
    this.stopsBefore = stopsBefore;
  }

  /**
   * Opens a door for one client.
   *
   * @param stopsBefore is told every statement in order, and says before which to hold it
   */
  static Wire to(InetSocketAddress server, Predicate<String> stopsBefore) {
    try {
      ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      Wire wire = new Wire(door, server, stopsBefore);
      daemon("pgrehearse-wire", wire::serve);
      return wire;
    } catch (IOException e) {
      throw new ServerException("no port can be opened on this machine: " + e.getMessage(), e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  /** Waits until the client is held. */
  boolean isHeld() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (System.nanoTime() < end) {
      if (held.await(20, TimeUnit.MILLISECONDS)) {
        return true;
      }
      if (over.getCount() == 0) {
        return false;
      }
    }
    return false;
  }

  /** What the client had executed, or was about to, in order. */
  List<String> statements() {
    synchronized (statements) {
      return List.copyOf(statements);
    }
  }

  @Override
  public void close() {
    quietly(door);
    try {
      over.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    try (Socket client = door.accept();
        Socket upstream = new Socket(server.getAddress(), server.getPort())) {
      client.setTcpNoDelay(true);
      upstream.setTcpNoDelay(true);
      Thread back = daemon("pgrehearse-wire-back", () -> answer(upstream, client));
      try {
        ask(client, upstream);
      } finally {
        upstream.shutdownOutput();
        back.join(TimeUnit.SECONDS.toMillis(SECONDS));
      }
    } catch (IOException | InterruptedException e) {
      // Either end is gone, which is what this is for.
    } finally {
      over.countDown();
    }
  }

  /** From the client to the server, message by message. */
  private void ask(Socket client, Socket upstream) throws IOException, InterruptedException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
    DataOutputStream out = new DataOutputStream(upstream.getOutputStream());
    Message.greeting(in).writeTo(out);
    Prepared prepared = new Prepared();
    while (true) {
      Message message = Message.next(in);
      prepared.note(message);
      if (prepared.executes(message)) {
        String statement = prepared.executed(message);
        int number;
        synchronized (statements) {
          number = statements.size();
          statements.add(statement);
        }
        if (stopsBefore.test(statement)) {
          out.write(FLUSH);
          answers.await(number);
          held.countDown();
          // Until the client is gone: what it was about to say is never said.
          in.transferTo(OutputStream.nullOutputStream());
          return;
        }
        answers.expect();
      }
      message.writeTo(out);
    }
  }

  private void answer(Socket upstream, Socket client) {
    try {
      DataInputStream in = new DataInputStream(new BufferedInputStream(upstream.getInputStream()));
      DataOutputStream out = new DataOutputStream(client.getOutputStream());
      while (true) {
        Message message = Message.next(in);
        answers.note(message);
        message.writeTo(out);
      }
    } catch (IOException e) {
      quietly(client);
    }
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void quietly(AutoCloseable end) {
    try {
      end.close();
    } catch (Exception e) {
      // It is closed.
    }
  }
}
