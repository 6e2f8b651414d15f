using System.Collections.Concurrent;
using Npgsql;

[assembly: AssemblyFixture(typeof(ReviewConsole.Support.PostgresServer))]

namespace ReviewConsole.Support;

/// <summary>
/// The PostgreSQL server of all tests, started when the first of them asks: the one named in the environment, else one of our
/// own. A test class takes it as a constructor parameter and asks for a fresh database.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>The connection string of a server on which the tests may create and drop databases.</summary>
    internal const string Variable = "REVIEW_TEST_POSTGRES";

    private readonly Lazy<Task<string>> _server;
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _templates = new();
    private readonly ConcurrentBag<string> _created = [];
    private PostgresProcess? _own;

    public PostgresServer()
        : this(durable: false)
    {
    }

    private PostgresServer(bool durable) => _server = new(() => StartAsync(durable));

    /// <summary>A second server whose commits wait for the disk, for tests about losing power.</summary>
    internal static PostgresServer Durable() => new(durable: true);

    /// <summary>The connection string of a fresh, empty database.</summary>
    public async Task<string> CreateDatabaseAsync() => await CreateAsync("fresh", template: null);

    /// <summary>
    /// The connection string of a fresh copy of a template, which is prepared once for all tests (say, migrated) and then
    /// copied file by file, much faster than preparing it anew.
    /// </summary>
    /// <param name="template">A short name for what is prepared.</param>
    /// <param name="prepare">Fills the empty database whose connection string it gets; it must leave no connection open.</param>
    public async Task<string> CreateDatabaseAsync(string template, Func<string, Task> prepare)
    {
        var prepared = _templates.GetOrAdd(template, name => new(async () =>
        {
            var connectionString = await CreateAsync($"template_{name}", template: null, pooled: false);
            await prepare(connectionString);
            return new NpgsqlConnectionStringBuilder(connectionString).Database!;
        }));
        return await CreateAsync("copy", await prepared.Value);
    }

    /// <summary>The connection string of a copy of a database as it is; nobody may have it open.</summary>
    internal Task<string> CopyAsync(string connectionString) => CreateAsync("backup", new NpgsqlConnectionStringBuilder(connectionString).Database);

    public async ValueTask DisposeAsync()
    {
        if (!_server.IsValueCreated)
        {
            return;
        }

        var server = await _server.Value;
        if (_own is not null)
        {
            await _own.DisposeAsync();
            return;
        }

        NpgsqlConnection.ClearAllPools();
        foreach (var database in _created)
        {
            await ExecuteAsync(server, $"""DROP DATABASE IF EXISTS "{database}" WITH (FORCE)""");
        }
    }

    private async Task<string> StartAsync(bool durable)
    {
        if (!durable && Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return given;
        }

        _own = await PostgresProcess.StartAsync(durable);
        return _own.ConnectionString;
    }

    private async Task<string> CreateAsync(string purpose, string? template, bool pooled = true)
    {
        var server = await _server.Value;
        var name = $"review_{purpose}_{Guid.CreateVersion7():N}";
        await ExecuteAsync(server, $"""CREATE DATABASE "{name}" TEMPLATE "{template ?? "template0"}" """);
        _created.Add(name);
        return new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = pooled, MaxPoolSize = 20 }.ConnectionString;
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
