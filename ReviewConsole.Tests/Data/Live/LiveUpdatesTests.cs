using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Desk;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Live;

public sealed class LiveUpdatesOnSqliteTests : LiveUpdatesTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();

    private protected override Task<IAsyncDisposable> ListenAsync(DataWorld world) => Task.FromResult<IAsyncDisposable>(new Nothing());

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

public sealed class LiveUpdatesOnPostgresTests(PostgresServer server) : LiveUpdatesTests
{
    [Fact]
    public async Task Another_node_hears_what_was_committed()
    {
        await using var other = World.AnotherNode();
        await using var listening = await ListenAsync(other);
        var heard = new Hearing(other.Live);

        await World.OpenAsync();

        (await heard.NextAsync()).Streams.ShouldBe(["AP-2026-000001"]);
    }

    [Fact]
    public async Task After_a_lost_connection_anything_may_have_changed()
    {
        await using var listening = await ListenAsync(World);
        var heard = new Hearing(World.Live);
        await using (var connection = new NpgsqlConnection(World.Database.ConnectionString))
        {
            await connection.OpenAsync();
            await using var kill = new NpgsqlCommand(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'", connection);
            (await kill.ExecuteScalarAsync()).ShouldBe(true);
        }

        (await heard.NextAsync()).ShouldBe(Change.Anything);
        await World.OpenAsync();
        (await heard.NextAsync()).Streams.ShouldBe(["AP-2026-000001"]);
    }

    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);

    private protected override async Task<IAsyncDisposable> ListenAsync(DataWorld world)
    {
        var heard = new Hearing(world.Live);
        var tail = new PostgresTail(world.Database.ConnectionString, world.Live, TimeProvider.System, NullLogger<PostgresTail>.Instance);
        await tail.StartAsync(TestContext.Current.CancellationToken);
        (await heard.NextAsync()).ShouldBe(Change.Anything);
        return new Stopping(tail);
    }

    private sealed class Stopping(PostgresTail tail) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await tail.StopAsync(CancellationToken.None);
            tail.Dispose();
        }
    }
}

public abstract class LiveUpdatesTests : DataTests
{
    [Fact]
    public async Task A_commit_is_heard_with_the_cases_it_changed()
    {
        await using var listening = await ListenAsync(World);
        var id = await World.OpenAsync();
        var person = await World.AddPersonAsync(Role.Reviewer);
        var heard = await HearFromNowAsync();

        var token = await World.ClaimAsync(person, id);
        (await heard.NextAsync()).Concerns("AP-2026-000001").ShouldBeTrue();

        World.Clock.Now += TimeSpan.FromMinutes(1);
        await World.DoneAsync(person, new ExtendClaim(id, token));
        (await heard.NextAsync()).Concerns("AP-2026-000001").ShouldBeTrue();
    }

    [Fact]
    public async Task Neither_a_refused_deed_nor_one_that_changed_nothing_is_heard()
    {
        await using var listening = await ListenAsync(World);
        var id = await World.OpenAsync();
        var person = await World.AddPersonAsync(Role.Reviewer);
        await World.DoneAsync(person, new ViewCase(id));
        var heard = await HearFromNowAsync();

        await World.DoneAsync(person, new ViewCase(id));
        await World.DoAsync(person, TouchEverything.Refused(id));
        await World.DoneAsync(Actor.Platform, new LeaveFact("next"));

        (await heard.NextAsync()).Streams.ShouldBe(["next"]);
    }

    [Fact]
    public async Task More_changes_than_a_message_holds_are_heard_as_anything_or_in_full()
    {
        await using var listening = await ListenAsync(World);
        var heard = new Hearing(World.Live);

        await World.DoneAsync(Actor.Platform, new LeaveManyFacts(200));

        (await heard.NextAsync()).Concerns("a-stream-with-a-rather-long-name-199").ShouldBeTrue();
    }

    private protected abstract Task<IAsyncDisposable> ListenAsync(DataWorld world);

    // What was committed before may still be on its way.
    private async Task<Hearing> HearFromNowAsync()
    {
        var heard = new Hearing(World.Live);
        await World.DoneAsync(Actor.Platform, new LeaveFact("now"));
        while (!(await heard.NextAsync()).Streams.Contains("now"))
        {
        }

        return heard;
    }

    /// <summary>Keeps what was heard until it is asked for.</summary>
    private protected sealed class Hearing
    {
        private readonly System.Threading.Channels.Channel<Change> _heard = System.Threading.Channels.Channel.CreateUnbounded<Change>();

        public Hearing(LiveUpdates live) => live.Subscribe(change => _heard.Writer.TryWrite(change));

        public async Task<Change> NextAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            return await _heard.Reader.ReadAsync(patience.Token);
        }
    }

    private sealed record LeaveManyFacts(int Count) : Deed<Done>
    {
        public override May Needs => May.Import;

        public override Task<Result<Done>> DoAsync(DeedScope scope)
        {
            for (var at = 0; at < Count; at++)
            {
                scope.Append($"a-stream-with-a-rather-long-name-{at}", Fact.Of("left"));
            }

            return Task.FromResult<Result<Done>>(Done.It);
        }
    }
}
