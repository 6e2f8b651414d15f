using System.Threading.Channels;
using Npgsql;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Live;

/// <summary>Tells other nodes who has which case open here, and hears it from them, over the database's own notifications; nothing is stored.</summary>
internal sealed partial class PostgresPresence(string connectionString, Presence presence, TimeProvider time, ILogger<PostgresPresence> logger)
    : BackgroundService
{
    private const string Channel = "review_presence";

    private static readonly TimeSpan Again = Presence.Believed / 3;

    private readonly string _node = Guid.NewGuid().ToString("N");
    private readonly Channel<string> _changed = System.Threading.Channels.Channel.CreateBounded<string>(
        new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });

    // Who else looks is good to know, and no reason to end a program.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        PostgresListening.KeepAsync(stop => PostgresListening.HearAsync(connectionString, Channel, () => { }, Heard, stop), LogLost, time, stoppingToken),
        PostgresListening.KeepAsync(TellAsync, LogLost, time, stoppingToken));

    private async Task TellAsync(CancellationToken stop)
    {
        void Note(string stream) => _changed.Writer.TryWrite(stream);
        using var told = presence.Subscribe(Note, hereOnly: true);
        await using var timer = time.CreateTimer(_ => presence.StreamsHere.ToList().ForEach(Note), null, TimeSpan.Zero, Again);
        await foreach (var stream in _changed.Reader.ReadAllAsync(stop))
        {
            await SayAsync(stream, stop);
        }
    }

    private async Task SayAsync(string stream, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stop);
        await using var say = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection);
        say.Parameters.AddWithValue(Channel);
        say.Parameters.AddWithValue(string.Join(' ', [_node, stream, .. presence.Here(stream).Select(p => p.Value.ToString("N"))]));
        await say.ExecuteNonQueryAsync(stop);
    }

    private void Heard(string payload)
    {
        if (payload.Split(' ') is [var node, var stream, .. var people] && node != _node)
        {
            presence.Hear(node, stream, [.. people.Select(p => Guid.TryParse(p, out var id) ? new PersonId(id) : (PersonId?)null).OfType<PersonId>()]);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Who else looks at a case is not heard at the moment ({Why}); trying again.")]
    private partial void LogLost(string why);
}
