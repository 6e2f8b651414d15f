using Npgsql;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Live;

/// <summary>Hears what any node committed, in commit order, and tells this process. After a lost connection anything may have changed.</summary>
internal sealed partial class PostgresTail(string connectionString, LiveUpdates live, TimeProvider time, ILogger<PostgresTail> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it was: without this connection screens grow stale, and a program that ends over it would be worse.
                LogLost(lost.Message);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(Patient(connectionString));
        await connection.OpenAsync(stop);
        connection.Notification += (_, notice) =>
            live.Publish(notice.Payload.Length == 0 ? Change.Anything : new Change(notice.Payload.Split(' ')));
        await using (var listen = new NpgsqlCommand($"LISTEN {PostgresDeedDoor.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(stop);
        }

        live.Publish(Change.Anything);
        while (true)
        {
            await connection.WaitAsync(stop);
        }
    }

    // Of its own, and asked every half minute whether it is still there: a server that vanished says nothing.
    private static string Patient(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 30 }.ConnectionString;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection that hears of changes was lost ({Why}); trying again.")]
    private partial void LogLost(string why);
}
