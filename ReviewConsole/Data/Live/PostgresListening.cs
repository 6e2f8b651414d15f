using Npgsql;

namespace ReviewConsole.Data.Live;

/// <summary>Hearing PostgreSQL's notifications, for as long as the program runs.</summary>
internal static class PostgresListening
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Does the work again whenever it broke off: a program that ends over a lost connection would be worse.</summary>
    /// <param name="work">Goes on until its connection is lost.</param>
    /// <param name="lost">Told why it broke off.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task KeepAsync(Func<CancellationToken, Task> work, Action<string> lost, TimeProvider time, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await work(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception broken) when (!stop.IsCancellationRequested)
            {
                lost(broken.Message);
                await Task.Delay(Pause, time, stop);
            }
        }
    }

    /// <summary>Listens on a channel until the connection is lost.</summary>
    /// <param name="connectionString">Where.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="begun">Called once it listens.</param>
    /// <param name="heard">Called with each payload.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task HearAsync(string connectionString, string channel, Action begun, Action<string> heard, CancellationToken stop)
    {
        // Of its own, and asked every half minute whether it is still there: a server that vanished says nothing.
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 30 }.ConnectionString);
        await connection.OpenAsync(stop);
        connection.Notification += (_, notice) => heard(notice.Payload);
        await using (var listen = new NpgsqlCommand("LISTEN " + channel, connection))
        {
            await listen.ExecuteNonQueryAsync(stop);
        }

        begun();
        while (true)
        {
            await connection.WaitAsync(stop);
        }
    }
}
