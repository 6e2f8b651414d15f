namespace ReviewConsole.Features.Intake;

/// <summary>Lines are let in side by side, but those about the same appeal or restriction one after the other, as they stand in the file.</summary>
internal sealed class Turns
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Turn> _last = new(StringComparer.Ordinal);

    /// <summary>Takes a place behind everybody who named one of these names before.</summary>
    public Turn Take(params IReadOnlyList<string> names)
    {
        lock (_lock)
        {
            var before = names.Select(name => _last.GetValueOrDefault(name)).OfType<Turn>().Select(turn => turn.Ended).ToList();
            var mine = new Turn(this, names, Task.WhenAll(before));
            foreach (var name in names)
            {
                _last[name] = mine;
            }

            return mine;
        }
    }

    private void Leave(Turn turn, IReadOnlyList<string> names)
    {
        lock (_lock)
        {
            foreach (var name in names.Where(name => _last.GetValueOrDefault(name) == turn))
            {
                _last.Remove(name);
            }
        }
    }

    /// <summary>A place in the rows of some names; the next ones wait until it is disposed.</summary>
    internal sealed class Turn(Turns turns, IReadOnlyList<string> names, Task mine) : IDisposable
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Done when everybody before has left.</summary>
        public Task Mine => mine;

        /// <summary>Done when this one has left.</summary>
        public Task Ended => _ended.Task;

        /// <inheritdoc/>
        public void Dispose()
        {
            turns.Leave(this, names);
            _ended.TrySetResult();
        }
    }
}
