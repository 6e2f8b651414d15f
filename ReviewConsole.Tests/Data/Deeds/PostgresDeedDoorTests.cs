using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Deeds;

public sealed class PostgresDeedDoorTests(PostgresServer server) : DataTests
{
    private readonly LosingTheConnection _losing = new();

    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);

    [Fact]
    public async Task A_commit_of_unknown_outcome_that_was_done_is_answered_and_never_repeated()
    {
        var (person, id) = (await World.AddPersonAsync(Role.Reviewer), await World.OpenAsync());
        _losing.After = 1;

        var done = await NewDoor().DoAsync(person, TouchEverything.Well(id));

        _losing.Commits.ShouldBe(1);
        (await World.FactsAsync(TouchEverything.Stream)).Single().At.ShouldBe(done.Answer);
        (await World.CaseAsync(id)).LastToken.ShouldBe(new ClaimToken(1));
    }

    [Fact]
    public async Task A_commit_of_unknown_outcome_that_was_not_done_is_done_once()
    {
        var (person, id) = (await World.AddPersonAsync(Role.Reviewer), await World.OpenAsync());
        _losing.Before = 1;

        var done = await NewDoor().DoAsync(person, TouchEverything.Well(id));

        _losing.Commits.ShouldBe(2);
        (await World.FactsAsync(TouchEverything.Stream)).Single().At.ShouldBe(done.Answer);
        (await World.CaseAsync(id)).LastToken.ShouldBe(new ClaimToken(1));
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task A_repetition_waits_for_a_commit_that_is_still_under_way()
    {
        var deed = TouchEverything.Well(await World.OpenAsync());
        await using var earlier = await OpenAsync();
        await using var transaction = await earlier.BeginTransactionAsync();
        await ExecuteAsync(earlier, $"SELECT pg_advisory_xact_lock(hashtextextended('command {deed.Command:D}', 0))");

        var again = NewDoor().DoAsync(await World.AddPersonAsync(Role.Reviewer), deed);

        await SomebodyWaitsAsync();
        await transaction.CommitAsync();
        (await again).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task Somebody_who_is_disabled_at_that_very_moment_is_refused()
    {
        var (person, id) = (await World.AddPersonAsync(Role.Reviewer), await World.OpenAsync());
        await using var rival = await OpenAsync();
        await using var transaction = await rival.BeginTransactionAsync();
        await ExecuteAsync(rival, "UPDATE people SET \"DisabledAt\" = now()");
        var claim = World.Door.DoAsync(person, new ClaimCase(id));
        await SomebodyWaitsAsync();

        await transaction.CommitAsync();

        (await claim).Refusals.Single().Code.ShouldBe("not_signed_in");
    }

    [Fact]
    public async Task A_deed_that_waited_takes_its_instant_after_the_wait()
    {
        var (person, id) = (await World.AddPersonAsync(Role.Reviewer), await World.OpenAsync());
        await using var rival = await OpenAsync();
        await using var transaction = await rival.BeginTransactionAsync();
        await ExecuteAsync(rival, $"SELECT 1 FROM cases WHERE \"Id\" = {id.Value} FOR UPDATE");
        var claim = World.Door.DoAsync(person, new ClaimCase(id));
        await SomebodyWaitsAsync();
        var released = (DateTime)(await ExecuteAsync(rival, "SELECT clock_timestamp()"))!;

        await transaction.CommitAsync();

        (await claim).Answer.Since.UtcDateTime.ShouldBeGreaterThan(released);
    }

    [Fact]
    public async Task Nobody_is_disabled_and_no_case_is_changed_in_the_middle_of_a_deed_on_it()
    {
        var (person, id) = (await World.AddPersonAsync(Role.Reviewer), await World.OpenAsync());
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var linger = World.Door.DoAsync(person, new Linger(id, begun, goOn.Task));
        await begun.Task;
        await using var rival = await OpenAsync();

        (await RefusedAsync($"SELECT 1 FROM cases WHERE \"Id\" = {id.Value} FOR UPDATE NOWAIT")).ShouldBeTrue();
        (await RefusedAsync("SET lock_timeout = 50; UPDATE people SET \"DisabledAt\" = now()")).ShouldBeTrue();

        goOn.SetResult();
        (await linger).IsDone.ShouldBeTrue();

        async Task<bool> RefusedAsync(string sql) =>
            (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(rival, sql))).SqlState == PostgresErrorCodes.LockNotAvailable;
    }

    private PostgresDeedDoor NewDoor() => new(
        new PooledDbContextFactory<PostgresReviewDb>(new DbContextOptionsBuilder<PostgresReviewDb>()
            .UseNpgsql(World.Database.ConnectionString, n => n.EnableRetryOnFailure()).AddInterceptors(_losing).Options),
        DataWorld.Rules);

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(World.Database.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<object?> ExecuteAsync(NpgsqlConnection on, string sql)
    {
        await using var command = new NpgsqlCommand(sql, on);
        return await command.ExecuteScalarAsync();
    }

    private async Task SomebodyWaitsAsync()
    {
        await using var watch = await OpenAsync();
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await ExecuteAsync(watch, "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database OR l.database IS NULL WHERE d.datname = current_database() AND NOT l.granted") is 0L)
        {
            await pulse.WaitForNextTickAsync(patience.Token);
        }
    }

    private sealed class LosingTheConnection : DbTransactionInterceptor
    {
        public int After { get; set; }

        public int Before { get; set; }

        public int Commits { get; private set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Commits++;
            return Before-- > 0 ? throw Lost() : ValueTask.FromResult(result);
        }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
            After-- > 0 ? throw Lost() : Task.CompletedTask;

        private static NpgsqlException Lost() => new("The connection is gone.", new IOException("reset by peer"));
    }
}
