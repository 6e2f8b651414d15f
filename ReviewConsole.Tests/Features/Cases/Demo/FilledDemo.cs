using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.People;
using ReviewConsole.Data.Stored;

namespace ReviewConsole.Features.Cases.Demo;

public sealed class FilledSqlite : FilledDemo
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class FilledPostgres(PostgresServer server) : FilledDemo
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>A database as a fresh start in Development fills it, once for all tests that only look.</summary>
public abstract class FilledDemo : IAsyncLifetime
{
    private readonly ServiceProvider _hashing = new ServiceCollection().AddPasswordHashing().BuildServiceProvider();

    internal DataWorld World { get; private set; } = null!;

    internal DemoFill Fill => On(World);

    public async ValueTask InitializeAsync()
    {
        World = new DataWorld(await CreateAsync());
        await Fill.FillFreshAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        await _hashing.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What fills another database.</summary>
    internal DemoFill On(DataWorld world) =>
        new(world.Door, world.Databases, _hashing.GetRequiredService<IPasswordHasher<Person>>(), DataWorld.Rules, world.Clock);

    /// <summary>A world of one's own on a fresh database of the same kind.</summary>
    internal async Task<DataWorld> FreshAsync() => new(await CreateAsync());

    private protected abstract Task<TestDatabase> CreateAsync();
}
