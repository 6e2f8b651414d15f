using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Intake;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Intake;

/// <summary>
/// Lets in together what waits together: while some appeals are being written, the next gather. Nobody waits for others to come, so a single line is let in at once.
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
    private readonly Queue<(OpenCase Deed, TaskCompletionSource<Result<IntakeAnswer>> Answer)> _waiting = new();
    private bool _isRunning;

    /// <summary>Lets one in.</summary>
    public Task<Result<IntakeAnswer>> DoAsync(OpenCase deed)
    {
        var answer = new TaskCompletionSource<Result<IntakeAnswer>>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Enqueue((deed, answer));
            if (_isRunning)
            {
                return answer.Task;
            }

            _isRunning = true;
        }

        _ = Task.Run(RunAsync);
        return answer.Task;
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
                some.ForEach(one => one.Answer.TrySetException(failed));
            }
        }
    }

    private List<(OpenCase Deed, TaskCompletionSource<Result<IntakeAnswer>> Answer)> Next()
    {
        var some = new List<(OpenCase, TaskCompletionSource<Result<IntakeAnswer>>)>();
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

    private async Task DoAsync(List<(OpenCase Deed, TaskCompletionSource<Result<IntakeAnswer>> Answer)> some)
    {
        var opened = some.Count == 1 ? null : await door.DoAsync(actor, new OpenMany([.. some.Select(one => one.Deed)]));
        for (var at = 0; at < some.Count; at++)
        {
            if (opened is { IsDone: true } && opened.Answer[at] is { } done)
            {
                some[at].Answer.SetResult(done);
            }
        }

        await Parallel.ForEachAsync(some.Where(one => !one.Answer.Task.IsCompleted), new ParallelOptions { MaxDegreeOfParallelism = alone }, async (one, _) => await AloneAsync(one.Deed, one.Answer));
    }

    private async Task AloneAsync(OpenCase deed, TaskCompletionSource<Result<IntakeAnswer>> answer)
    {
        try
        {
            answer.SetResult(await door.DoAsync(actor, deed));
        }
        catch (Exception failed)
        {
            answer.SetException(failed);
        }
    }
}
