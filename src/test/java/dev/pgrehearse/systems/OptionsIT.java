package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Money and keys under concurrency, and what holds for any of their arguments, with all three
 * options in one database. Checks are one session each; here several meet.
 */
class OptionsIT {

  private static final long ALL_SATS = 2_100_000_000_000_000L;
  private static final BigInteger CAP = BigInteger.valueOf(ALL_SATS);
  private static final String DONE = "00000";

  private static final String DORA = "00000000-0000-0000-0000-00000000d04a";
  private static final String WALLET = "00000000-0000-0001-0060-00000000d04a";
  private static final String SECOND_WALLET = "00000000-0000-0002-0060-00000000d04a";
  private static final String TOKEN = "00000000-0000-0009-0071-00000000d04a";
  private static final String INSTRUMENT = "00000000-0000-0009-0072-00000000d04a";
  private static final String CODE = "code-of-the-instrument-in-the-race";

  private static SovereignIdentity system;

  /** {@code 00000000-0000-0000-0000-0000000ace0n}, for n from 0 to 7. */
  private static String guest(int n) {
    return "00000000-0000-0000-0000-0000000ace0" + n;
  }

  @BeforeContainer
  static void start() throws Exception {
    system = SovereignIdentity.startWithOptions();
    migrate(
        """
        insert into auth.users (id)
        select ('00000000-0000-0000-0000-0000000ace0' || n)::uuid
        from generate_series(0, 7) as s (n);
        insert into public.families (id, family_name)
        values ('00000000-0000-0000-0010-00000000d04a', 'Race');
        insert into public.profiles (user_id, username, npub, is_active)
        select
            ('00000000-0000-0000-0000-0000000ace0' || n)::uuid,
            'racer' || n,
            'npub1racer' || n,
            true
        from generate_series(0, 7) as s (n);
        insert into public.nwc_connections (
            id, user_id, wallet_name, wallet_pubkey, relay_url,
            encrypted_session_key, session_key_iv, session_key_salt
        )
        values (
            '00000000-0000-0002-0060-00000000d04a', '00000000-0000-0000-0000-00000000d04a',
            'Second', repeat('d2', 32), 'wss://relay.example', 'c', 'iv-d2', 'salt-d2'
        );
        insert into public.nwc_permissions (connection_id, user_id, method)
        select c.id, c.user_id, 'pay_invoice'
        from public.nwc_connections as c
        where c.user_id = '00000000-0000-0000-0000-00000000d04a'
        """);
  }

  @AfterContainer
  static void stop() {
    system.close();
  }

  @Example
  void the_first_changesets_of_each_option_stop_at_tables_that_are_there() throws Exception {
    assertThat(system.stateOf("sovereign-identity-key-recovery/050_key_recovery/02_older_tables"))
        .isEqualTo("PR102");
    assertThat(
            system.stateOf(
                "sovereign-identity-nostr-wallet-connect/060_nostr_wallet_connect/02_older_tables"))
        .isEqualTo("PR102");
    assertThat(system.stateOf("sovereign-identity-cashu/070_cashu/02_older_tables"))
        .isEqualTo("PR102");
  }

  @Property(tries = 10)
  void of_sessions_that_spend_one_token_at_once_exactly_one_does(
      @ForAll @IntRange(min = 2, max = 6) int sessions, @ForAll boolean repeatableRead)
      throws Exception {
    freshToken("unspent");
    List<String> states =
        race(
            row("cashu_tokens", TOKEN),
            Collections.nCopies(
                sessions,
                call(
                    DORA,
                    repeatableRead,
                    "select public.spend_cashu_token('%s')".formatted(TOKEN))));
    assertThat(states).filteredOn(DONE::equals).hasSize(1);
    assertThat(states)
        .filteredOn((repeatableRead ? "40001" : "PR170")::equals)
        .hasSize(sessions - 1);
  }

  @Property(tries = 10)
  void one_proof_is_stored_once_by_however_many_users_at_once(
      @ForAll @IntRange(min = 2, max = 6) int users) throws Exception {
    migrate(
        """
        delete from public.cashu_tokens where secret_hash = repeat('77', 32);
        insert into public.user_identities (id, username, npub)
        select p.user_id, p.username, p.npub
        from public.profiles as p
        where p.username like 'racer%'
        on conflict do nothing
        """);
    List<Callable<String>> racers = new ArrayList<>();
    for (int n = 0; n < users; n++) {
      racers.add(
          call(
              guest(n),
              false,
              """
              insert into public.cashu_tokens (
                  user_id, mint_id, keyset_id, secret_hash, encrypted_proof, proof_iv, amount_sats
              )
              values (
                  auth.uid(), '00000000-0000-0001-0070-000000000000', '009a1f293253e41e',
                  repeat('77', 32), 'c', gen_random_uuid()::text, 1
              )
              """));
    }
    List<String> states = race(row("cashu_mints", "00000000-0000-0001-0070-000000000000"), racers);
    assertThat(states).filteredOn(DONE::equals).hasSize(1);
    assertThat(states).filteredOn("23505"::equals).hasSize(users - 1);
  }

  /** Bearers who copied the code, and the issuer who wants it back, at the same moment. */
  @Property(tries = 10)
  void an_instrument_is_redeemed_once_or_taken_back_and_never_both(
      @ForAll @IntRange(min = 1, max = 5) int bearers,
      @ForAll boolean issuerToo,
      @ForAll boolean repeatableRead)
      throws Exception {
    freshToken("issued");
    migrate(
        """
        insert into public.cashu_bearer_instruments (
            id, user_id, token_id, form_factor, redemption_hash, encrypted_token
        )
        values ('%s', '%s', '%s', 'qr_code', encode(sha256('%s'), 'hex'), 'c')
        """
            .formatted(INSTRUMENT, DORA, TOKEN, CODE));
    List<Callable<String>> racers = new ArrayList<>();
    for (int n = 0; n < bearers; n++) {
      racers.add(
          call(
              guest(n),
              repeatableRead,
              "select public.redeem_cashu_bearer_instrument('%s')".formatted(CODE)));
    }
    if (issuerToo) {
      racers.add(
          call(
              DORA,
              repeatableRead,
              "select public.cancel_cashu_bearer_instrument('%s')".formatted(INSTRUMENT)));
    }
    List<String> states = race(row("cashu_bearer_instruments", INSTRUMENT), racers);
    assertThat(states).filteredOn(DONE::equals).hasSize(1);
    assertThat(states).isSubsetOf(DONE, repeatableRead ? "40001" : "PR172", "PR174");
    boolean cancelled = issuerToo && states.get(bearers).equals(DONE);
    assertThat(
            text(
                """
                select b.status || ' ' || t.status
                from public.cashu_bearer_instruments as b
                join public.cashu_tokens as t on t.id = b.token_id
                where b.id = '%s'
                """
                    .formatted(INSTRUMENT)))
        .isEqualTo(cancelled ? "cancelled unspent" : "redeemed spent");
  }

  @Property(tries = 12)
  void payments_at_once_stay_within_the_limit_of_a_day(
      @ForAll @IntRange(min = 2, max = 6) int sessions,
      @ForAll @LongRange(min = 1, max = 100) long amount,
      @ForAll @LongRange(min = 0, max = 400) long limit,
      @ForAll boolean repeatableRead)
      throws Exception {
    freshWallets(100, limit);
    List<Callable<String>> racers = new ArrayList<>();
    for (int n = 0; n < sessions; n++) {
      racers.add(call(DORA, repeatableRead, reserve(WALLET, n, amount, 0)));
    }
    List<String> states = race(row("nwc_connections", WALLET), racers);
    long fits = repeatableRead ? Math.min(1, limit / amount) : limit / amount;
    assertThat(states).filteredOn(DONE::equals).hasSize((int) Math.min(fits, sessions));
    assertThat(states).isSubsetOf(DONE, "PR165", "40001");
    assertThat(taken()).isLessThanOrEqualTo(BigInteger.valueOf(limit));
  }

  @Property(tries = 8)
  void one_reservation_asked_for_at_once_is_one_transaction(
      @ForAll @IntRange(min = 2, max = 6) int sessions) throws Exception {
    freshWallets(100, 150);
    List<String> states =
        race(
            row("nwc_connections", WALLET),
            Collections.nCopies(sessions, call(DORA, false, reserve(WALLET, 1, 100, 0))));
    assertThat(states).containsOnly(DONE);
    assertThat(taken()).isEqualTo(BigInteger.valueOf(100));
  }

  @Property(tries = 8)
  void one_invoice_is_paid_over_one_of_two_connections(@ForAll boolean failedBefore)
      throws Exception {
    freshWallets(100, 100);
    if (failedBefore) {
      assertThat(call(DORA, false, reserve(WALLET, 1, 100, 0)).call()).isEqualTo(DONE);
      migrate(
          """
          update public.nwc_transactions
          set status = 'failed', finished_at = now()
          where user_id = '%s'
          """
              .formatted(DORA));
    }
    List<String> states =
        race(
            "select 1 from public.nwc_connections where user_id = '%s' for update".formatted(DORA),
            List.of(
                call(DORA, false, reserve(WALLET, 1, 100, 0)),
                call(DORA, false, reserve(SECOND_WALLET, 1, 100, 0))));
    assertThat(states).containsExactlyInAnyOrder(DONE, "PR163");
    assertThat(taken()).isEqualTo(BigInteger.valueOf(100));
  }

  @Provide
  Arbitrary<List<WalletModel.Event>> days() {
    Arbitrary<WalletModel.Event> event =
        Combinators.combine(
                Arbitraries.frequencyOf(
                    Tuple.of(6, Arbitraries.just("pay")),
                    Tuple.of(2, Arbitraries.just("settle")),
                    Tuple.of(1, Arbitraries.just("fail")),
                    Tuple.of(1, Arbitraries.just("grow old"))),
                Arbitraries.integers().between(0, 9),
                Arbitraries.longs().between(0, 120),
                Arbitraries.longs().between(0, 12))
            .as(WalletModel.Event::new);
    return event.list().ofMinSize(5).ofMaxSize(40);
  }

  @Property(tries = 40)
  void both_limits_hold_for_any_sequence_of_payments(
      @ForAll("days") List<WalletModel.Event> events,
      @ForAll @LongRange(min = 0, max = 400) long daily)
      throws SQLException {
    long each = 100;
    freshWallets(each, daily);
    WalletModel model = new WalletModel(each, daily);
    try (Connection user = system.asUser(DORA);
        Connection service = system.asService()) {
      for (WalletModel.Event event : events) {
        String found =
            switch (event.kind()) {
              case "pay" ->
                  state(user, reserve(WALLET, event.invoice(), event.amount(), event.fee()));
              case "grow old" -> {
                migrate(
                    "update public.nwc_transactions set reserved_at = now() - interval '24 hours' where payment_hash = "
                        + hash(event.invoice()));
                yield DONE;
              }
              default ->
                  state(
                      service,
                      """
                      select public.finish_nwc_payment(coalesce((
                          select t.id
                          from public.nwc_transactions as t
                          where t.payment_hash = %s
                              and t.user_id = '%s'
                      ), gen_random_uuid()), %s, %s)
                      """
                          .formatted(
                              hash(event.invoice()),
                              DORA,
                              event.kind().equals("settle"),
                              event.fee()));
            };
        assertThat(found).as("%s", event).isEqualTo(model.expected(event));
        assertThat(taken()).as("%s", event).isEqualTo(BigInteger.valueOf(model.taken()));
      }
    }
  }

  @Provide
  Arbitrary<Long> sats() {
    return Arbitraries.oneOf(
        Arbitraries.longs(),
        Arbitraries.longs().between(ALL_SATS - 3, ALL_SATS + 3),
        Arbitraries.longs().between(-3, 3),
        Arbitraries.longs().between(Long.MAX_VALUE - 3, Long.MAX_VALUE),
        Arbitraries.longs().between(1, ALL_SATS));
  }

  @Property(tries = 200)
  void no_amount_overflows_on_its_way_into_a_payment(
      @ForAll("sats") long amount, @ForAll("sats") long fee, @ForAll("sats") long second)
      throws SQLException {
    freshWallets(ALL_SATS, ALL_SATS);
    BigInteger wanted = BigInteger.valueOf(amount).add(BigInteger.valueOf(fee));
    String first = amount < 1 || fee < 0 ? "PR162" : wanted.compareTo(CAP) > 0 ? "PR164" : DONE;
    BigInteger taken = first.equals(DONE) ? wanted : BigInteger.ZERO;
    String then =
        second < 1
            ? "PR162"
            : second > ALL_SATS
                ? "PR164"
                : taken.add(BigInteger.valueOf(second)).compareTo(CAP) > 0 ? "PR165" : DONE;
    try (Connection user = system.asUser(DORA)) {
      assertThat(state(user, reserve(WALLET, 1, amount, fee))).isEqualTo(first);
      assertThat(state(user, reserve(WALLET, 2, second, 0))).isEqualTo(then);
    }
    assertThat(taken())
        .isEqualTo(then.equals(DONE) ? taken.add(BigInteger.valueOf(second)) : taken);
  }

  @Property(tries = 60)
  void balances_add_up_however_large(
      @ForAll @Size(max = 12) List<@LongRange(min = -1, max = ALL_SATS + 1) Long> amounts)
      throws SQLException {
    migrate("delete from public.cashu_tokens where user_id = '%s'".formatted(guest(7)));
    migrate(
        """
        insert into public.user_identities (id, username, npub)
        select p.user_id, p.username, p.npub
        from public.profiles as p
        where p.username like 'racer%'
        on conflict do nothing
        """);
    BigInteger expected = BigInteger.ZERO;
    try (Connection user = system.asUser(guest(7))) {
      for (int n = 0; n < amounts.size(); n++) {
        long amount = amounts.get(n);
        boolean fits = amount >= 1 && amount <= ALL_SATS;
        String found =
            state(
                user,
                """
                insert into public.cashu_tokens (
                    user_id, mint_id, keyset_id, secret_hash, encrypted_proof, proof_iv, amount_sats
                )
                values (
                    auth.uid(), '00000000-0000-0001-0070-000000000000', '009a1f293253e41e',
                    md5('%1$s') || md5('balance'), 'c', 'balance-%1$s', %2$s
                )
                """
                    .formatted(n, amount));
        assertThat(found).isEqualTo(fits ? DONE : "23514");
        expected = fits ? expected.add(BigInteger.valueOf(amount)) : expected;
      }
      try (Statement statement = user.createStatement();
          ResultSet row = statement.executeQuery("select public.cashu_balance()")) {
        row.next();
        assertThat(row.getBigDecimal(1).toBigIntegerExact()).isEqualTo(expected);
      }
    }
  }

  /** Of eight guests the first are guardians, the last is the owner of the key. */
  @Property(tries = 30)
  void approval_takes_as_many_distinct_guardians_as_are_required(
      @ForAll @IntRange(min = 1, max = 6) int guardians,
      @ForAll @Size(min = 1, max = 14) List<@IntRange(min = 0, max = 7) Integer> callers)
      throws SQLException {
    Recovery recovery = freshRecovery(guardians);
    int required = recovery.required();
    Set<Integer> approved = new TreeSet<>();
    for (int caller : callers) {
      boolean may = caller < guardians;
      boolean open = approved.size() < required;
      try (Connection user = system.asUser(guest(caller))) {
        assertThat(state(user, approve(recovery)))
            .isEqualTo(!may ? "PR151" : open ? DONE : "PR154");
      }
      if (may && open) {
        approved.add(caller);
      }
      assertThat(statusOf(recovery)).isEqualTo(approved.size() < required ? "pending" : "approved");
    }
  }

  @Property(tries = 10)
  void guardians_who_approve_at_once_are_all_counted(
      @ForAll @IntRange(min = 2, max = 6) int guardians, @ForAll boolean repeatableRead)
      throws Exception {
    Recovery recovery = freshRecovery(guardians);
    int required = recovery.required();
    List<Callable<String>> racers = new ArrayList<>();
    for (int n = 0; n < required; n++) {
      racers.add(call(guest(n), repeatableRead, approve(recovery)));
      racers.add(call(guest(n), repeatableRead, approve(recovery)));
    }
    List<String> states = race(row("nostr_key_recovery", recovery.id()), racers);
    assertThat(states).isSubsetOf(DONE, repeatableRead ? "40001" : "PR154");
    long counted =
        Long.parseLong(
            text(
                "select count(*) from public.key_rotation_logs where recovery_id = '%s' and action = 'approved'"
                    .formatted(recovery.id())));
    assertThat(counted).isEqualTo(repeatableRead ? 1 : required);
    assertThat(statusOf(recovery)).isEqualTo(counted < required ? "pending" : "approved");
  }

  @Property(tries = 10)
  void exactly_one_connection_is_primary_whatever_comes_and_goes_at_once(
      @ForAll @IntRange(min = 1, max = 4) int coming,
      @ForAll @IntRange(min = 0, max = 2) int there,
      @ForAll boolean primaryGoes)
      throws Exception {
    migrate(
        """
        delete from public.user_identities where id = '%1$s';
        insert into public.user_identities (id, username, npub)
        values ('%1$s', 'racer6', 'npub1racer6')
        """
            .formatted(guest(6)));
    for (int n = 0; n < there; n++) {
      assertThat(call(guest(6), false, connect("there" + n)).call()).isEqualTo(DONE);
    }
    List<Callable<String>> racers = new ArrayList<>();
    for (int n = 0; n < coming; n++) {
      racers.add(call(guest(6), false, connect("coming" + n)));
    }
    if (primaryGoes && there > 0) {
      racers.add(
          call(
              guest(6),
              false,
              "delete from public.nwc_connections where is_primary and user_id = auth.uid()"));
    }
    List<String> states = race(row("user_identities", guest(6)), racers);
    assertThat(states).containsOnly(DONE);
    assertThat(
            text(
                "select count(*) filter (where is_primary) from public.nwc_connections where user_id = '%s'"
                    .formatted(guest(6))))
        .isEqualTo("1");
  }

  private static String connect(String name) {
    return """
        insert into public.nwc_connections (
            user_id, wallet_name, wallet_pubkey, relay_url,
            encrypted_session_key, session_key_iv, session_key_salt
        )
        values (auth.uid(), '%1$s', repeat('ab', 32), 'wss://relay.example', 'c', '%1$s', '%1$s')
        """
        .formatted(name);
  }

  private static String reserve(String wallet, int invoice, long amount, long fee) {
    return "select public.reserve_nwc_payment('%s', %s, %s, %s)"
        .formatted(wallet, hash(invoice), amount, fee);
  }

  private static String hash(int invoice) {
    return "md5('invoice %1$s') || md5('%1$s')".formatted(invoice);
  }

  private static String approve(Recovery recovery) {
    return "select public.approve_key_recovery('%s')".formatted(recovery.id());
  }

  private static String statusOf(Recovery recovery) throws SQLException {
    return text(
        "select status from public.nostr_key_recovery where id = '%s'".formatted(recovery.id()));
  }

  private static void freshWallets(long each, long daily) throws SQLException {
    migrate(
        """
        delete from public.nwc_transactions where user_id = '%1$s';
        update public.nwc_connections
        set max_payment_sats = %2$s, daily_limit_sats = %3$s, is_active = true
        where user_id = '%1$s'
        """
            .formatted(DORA, each, daily));
  }

  private static void freshToken(String status) throws SQLException {
    migrate(
        """
        delete from public.cashu_bearer_instruments where token_id = '%1$s';
        delete from public.cashu_tokens where id = '%1$s';
        insert into public.cashu_tokens (
            id, user_id, mint_id, keyset_id, secret_hash, encrypted_proof, proof_iv, amount_sats,
            status
        )
        values (
            '%1$s', '%2$s', '00000000-0000-0001-0070-000000000000', '009a1f293253e41e',
            repeat('99', 32), 'c', 'iv-race', 64, '%3$s'
        )
        """
            .formatted(TOKEN, DORA, status));
  }

  /** A request, with how many guardians it takes. */
  private record Recovery(String id, int required) {}

  /** A family of the first guests as guardians, and a request of the last. */
  private static Recovery freshRecovery(int guardians) throws SQLException {
    migrate(
        """
        delete from public.user_identities where id = '%1$s';
        insert into public.user_identities (id, username, npub)
        values ('%1$s', 'racer7', 'npub1racer7');
        update public.profiles
        set family_id = null
        where username like 'racer%%';
        update public.profiles
        set
            family_id = '00000000-0000-0000-0010-00000000d04a',
            family_role = case when username < 'racer%2$s' then 'guardian' else 'adult' end
        where username like 'racer%%'
        """
            .formatted(guest(7), guardians));
    try (Connection owner = system.asUser(guest(7))) {
      assertThat(
              state(
                  owner,
                  "select public.request_key_recovery('%s', 'race', 'c')".formatted(guest(7))))
          .isEqualTo(DONE);
    }
    return new Recovery(
        text(
            "select id from public.nostr_key_recovery where user_id = '%s' and status = 'pending'"
                .formatted(guest(7))),
        guardians / 2 + 1);
  }

  private static BigInteger taken() throws SQLException {
    return new BigInteger(
        text(
            """
            select coalesce(
                sum(t.amount_sats::numeric + case t.status when 'settled' then t.fee_sats else t.max_fee_sats end),
                0
            )
            from public.nwc_transactions as t
            where t.user_id = '%s'
                and t.status <> 'failed'
                and t.reserved_at > now() - interval '24 hours'
            """
                .formatted(DORA)));
  }

  private static String row(String table, String id) {
    return "select 1 from public.%s where id = '%s' for update".formatted(table, id);
  }

  private static List<String> race(String held, List<Callable<String>> racers) throws Exception {
    return new Race(system, held).run(racers);
  }

  /** A session of its own that says this one thing; gives the SQLSTATE it ended with. */
  private static Callable<String> call(String user, boolean repeatableRead, String sql) {
    return () -> {
      try (Connection connection = system.asUser(user)) {
        if (repeatableRead) {
          connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        return state(connection, sql);
      }
    };
  }

  private static String state(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return DONE;
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private static void migrate(String sql) throws SQLException {
    try (Connection connection = system.asMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(String sql) throws SQLException {
    try (Connection connection = system.asMigrationRole();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
