using Microsoft.Extensions.Logging.Abstractions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Live;

/// <summary>Two nodes on one database tell each other who has which case open.</summary>
public sealed class PostgresPresenceTests(PostgresServer server) : IAsyncLifetime
{
    private const string Case = "AP-2026-000001";

    private TestDatabase _database = null!;

    [Fact]
    public async Task Who_comes_on_one_node_is_there_on_the_other_and_gone_when_they_leave()
    {
        var (one, other) = (new Presence(TimeProvider.System), new Presence(TimeProvider.System));
        using var first = await StartAsync(one);
        using var second = await StartAsync(other);
        var lin = new PersonId(Guid.NewGuid());

        var coming = one.Enter(Case, lin);
        await Eventually.TrueAsync(() => Task.FromResult(other.At(Case).SequenceEqual([lin])));
        other.Here(Case).ShouldBeEmpty();

        coming.Dispose();
        await Eventually.TrueAsync(() => Task.FromResult(other.At(Case).Count == 0));
        await first.StopAsync(CancellationToken.None);
        await second.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_node_that_comes_later_hears_who_is_there_already()
    {
        var (one, other) = (new Presence(TimeProvider.System), new Presence(TimeProvider.System));
        using var first = await StartAsync(one);
        var lin = new PersonId(Guid.NewGuid());
        using var coming = one.Enter(Case, lin);

        using var second = await StartAsync(other);

        await Eventually.TrueAsync(() => Task.FromResult(other.At(Case).SequenceEqual([lin])));
        await first.StopAsync(CancellationToken.None);
        await second.StopAsync(CancellationToken.None);
    }

    public async ValueTask InitializeAsync() => _database = await TestDatabase.PostgresAsync(server);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task<PostgresPresence> StartAsync(Presence presence)
    {
        var started = new PostgresPresence(_database.ConnectionString, presence, TimeProvider.System, NullLogger<PostgresPresence>.Instance);
        await started.StartAsync(CancellationToken.None);
        return started;
    }
}
