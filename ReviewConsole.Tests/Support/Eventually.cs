namespace ReviewConsole.Support;

/// <summary>Asks again and again, for what another process does in its own time.</summary>
internal static class Eventually
{
    /// <summary>Ends as soon as the answer is true; fails when it is not within a minute.</summary>
    public static async Task TrueAsync(Func<Task<bool>> ask)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await ask())
        {
            await pulse.WaitForNextTickAsync(patience.Token);
        }
    }
}
