package dev.pgrehearse.server;

/** Who logs in. The password shows in no message. */
record Login(String user, String password) {

  @Override
  public String toString() {
    return user;
  }
}
