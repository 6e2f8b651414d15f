using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Intake;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Intake;

/// <summary>
/// Lets in together what waits together: while some appeals are being written, the next gather. Nobody waits for others to come, so a single appeal is let in at once.
/// No two that are under way may be about the same appeal or restriction (<see cref="Turns"/>).
/// </summary>
/// <param name="door">The door for writing.</param>
/// <param name="actor">Who brings them.</param>
/// <param name="alone">How many that must be brought one by one are brought at once.</param>
internal sealed class Together(DeedDoor door, Actor actor, int alone)
{
    /// <summary>How many at once: a decision that comes meanwhile waits for no more than these.</summary>
    public const int Most = 32;

    private readonly Lock _lock = new();
    private readonly Queue<IGathered> _waiting = new();
    private bool _isRunning;

    /// <summary>One that waits.</summary>
    private interface IGathered
    {
        /// <summary>What it wants.</summary>
        WantedCase Wanted { get; }

        /// <summary>False until it knows what became of it.</summary>
        bool IsAnswered { get; }

        /// <summary>It was let in with the others.</summary>
        void Opened(IntakeAnswer answer);

        /// <summary>It is brought by itself.</summary>
        Task AloneAsync(DeedDoor door, Actor actor);

        /// <summary>Nothing came of it.</summary>
        void Failed(Exception why);
    }

    /// <summary>Lets one in.</summary>
    /// <param name="wanted">What it wants.</param>
    /// <param name="alone">The deed by which it comes by itself.</param>
    /// <param name="say">What it answers when it was let in with others.</param>
    public Task<Result<T>> DoAsync<T>(WantedCase wanted, Deed<T> alone, Func<IntakeAnswer, T> say)
    {
        var one = new Gathered<T>(wanted, alone, say);
        lock (_lock)
        {
            _waiting.Enqueue(one);
            if (_isRunning)
            {
                return one.Answer;
            }

            _isRunning = true;
        }

        _ = Task.Run(RunAsync);
        return one.Answer;
    }

    private async Task RunAsync()
    {
        while (Next() is { Count: > 0 } some)
        {
            try
            {
                await DoAsync(some);
            }
            catch (Exception failed)
            {
                some.ForEach(one => one.Failed(failed));
            }
        }
    }

    private List<IGathered> Next()
    {
        var some = new List<IGathered>();
        lock (_lock)
        {
            while (some.Count < Most && _waiting.TryDequeue(out var one))
            {
                some.Add(one);
            }

            _isRunning = some.Count > 0;
        }

        return some;
    }

    private async Task DoAsync(List<IGathered> some)
    {
        if (some.Count > 1 && await door.DoAsync(actor, new OpenMany([.. some.Select(one => one.Wanted)])) is { IsDone: true } opened)
        {
            foreach (var (one, answer) in some.Zip(opened.Answer))
            {
                if (answer is { } done)
                {
                    one.Opened(done);
                }
            }
        }

        await Parallel.ForEachAsync(
            some.Where(one => !one.IsAnswered).ToList(), new ParallelOptions { MaxDegreeOfParallelism = alone }, async (one, _) => await one.AloneAsync(door, actor));
    }

    private sealed class Gathered<T>(WantedCase wanted, Deed<T> alone, Func<IntakeAnswer, T> say) : IGathered
    {
        private readonly TaskCompletionSource<Result<T>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Result<T>> Answer => _answer.Task;

        public WantedCase Wanted => wanted;

        public bool IsAnswered => _answer.Task.IsCompleted;

        public void Opened(IntakeAnswer answer) => _answer.SetResult(say(answer));

        public void Failed(Exception why) => _answer.TrySetException(why);

        public async Task AloneAsync(DeedDoor door, Actor actor)
        {
            try
            {
                _answer.SetResult(await door.DoAsync(actor, alone));
            }
            catch (Exception failed)
            {
                _answer.SetException(failed);
            }
        }
    }
}
