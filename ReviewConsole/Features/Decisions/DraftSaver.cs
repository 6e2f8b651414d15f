namespace ReviewConsole.Features.Decisions;

/// <summary>Saves after half a second of rest, and at least every two seconds while somebody types without a pause (design.md §7).</summary>
internal sealed class DraftSaver(Func<CancellationToken, Task> save, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private DateTimeOffset? _dueBy;
    private DateTimeOffset _restUntil;
    private Task _saving = Task.CompletedTask;

    /// <summary>Something changed; called on the screen's own thread of events.</summary>
    public void Touch()
    {
        var now = time.GetUtcNow();
        _restUntil = now + Rest;
        _dueBy ??= now + Longest;
        if (_saving.IsCompleted)
        {
            _saving = SaveSoonAsync();
        }
    }

    /// <summary>Nothing more is to be saved.</summary>
    public void Stop()
    {
        _dueBy = null;
        _stop.Cancel();
    }

    /// <summary>Saves what is waiting, at once.</summary>
    public async ValueTask DisposeAsync()
    {
        var waiting = _dueBy is not null;
        await _stop.CancelAsync();
        await _saving;
        if (waiting)
        {
            await save(CancellationToken.None);
        }

        _stop.Dispose();
    }

    private async Task SaveSoonAsync()
    {
        try
        {
            while (_dueBy is { } dueBy)
            {
                var left = (_restUntil < dueBy ? _restUntil : dueBy) - time.GetUtcNow();
                if (left > TimeSpan.Zero)
                {
                    await Task.Delay(left, time, _stop.Token);
                    continue;
                }

                _dueBy = null;
                await save(_stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page is closing, or the decision stands: whoever stopped us saves or need not.
        }
    }
}
