namespace ReviewConsole.Data.Desk;

/// <summary>
/// Saves after half a second of rest, and at least every two seconds while somebody types without a pause (design.md §7). A save that
/// failed is tried again two seconds later, and so on.
/// </summary>
/// <param name="save">Saves what is on the screen; false when it could not.</param>
/// <param name="time">The clock.</param>
internal sealed class DraftSaver(Func<Task<bool>> save, TimeProvider time)
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource _closing = new();
    private DateTimeOffset? _dueBy;
    private DateTimeOffset _restUntil;
    private Task _saving = Task.CompletedTask;

    /// <summary>Something changed; called on the screen's own thread of events.</summary>
    public void Touch()
    {
        var now = time.GetUtcNow();
        _restUntil = now + Rest;
        _dueBy ??= now + Longest;
        if (_saving.IsCompleted && !_closing.Task.IsCompleted)
        {
            _saving = SaveSoonAsync();
        }
    }

    /// <summary>What is waiting need not be saved any more.</summary>
    public void Forget() => _dueBy = null;

    /// <summary>Saves what is waiting, at once; a save under way is waited for, not broken off.</summary>
    public async Task CloseAsync()
    {
        _closing.TrySetResult();
        await _saving;
        if (_dueBy is not null)
        {
            _dueBy = null;
            await save();
        }
    }

    private async Task SaveSoonAsync()
    {
        while (_dueBy is { } dueBy && !_closing.Task.IsCompleted)
        {
            var left = (_restUntil < dueBy ? _restUntil : dueBy) - time.GetUtcNow();
            if (left > TimeSpan.Zero)
            {
                await Task.WhenAny(_closing.Task, Task.Delay(left, time));
                continue;
            }

            _dueBy = null;
            if (!await save())
            {
                _dueBy ??= time.GetUtcNow() + Longest;
                _restUntil = _dueBy.Value;
            }
        }
    }
}
