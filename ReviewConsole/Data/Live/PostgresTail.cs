using ReviewConsole.Data.Deeds;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Live;

/// <summary>Hears what any node committed, in commit order, and tells this process. After a lost connection anything may have changed.</summary>
internal sealed partial class PostgresTail(string connectionString, LiveUpdates live, TimeProvider time, ILogger<PostgresTail> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => PostgresListening.KeepAsync(ListenAsync, LogLost, time, stoppingToken);

    private Task ListenAsync(CancellationToken stop) => PostgresListening.HearAsync(
        connectionString, PostgresDeedDoor.Channel, () => live.Publish(Change.Anything),
        payload => live.Publish(payload.Length == 0 ? Change.Anything : new Change(payload.Split(' '))), stop);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection that hears of changes was lost ({Why}); trying again.")]
    private partial void LogLost(string why);
}
