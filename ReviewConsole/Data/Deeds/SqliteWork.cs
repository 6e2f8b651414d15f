using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Deeds;

/// <summary>One deed in the writer's channel, whatever it answers.</summary>
internal interface ISqliteWork
{
    /// <summary>Streams that changed; empty until it ran.</summary>
    IReadOnlyList<string> Changed { get; }

    /// <summary>Runs it; false when its savepoint is to be rolled back.</summary>
    Task<bool> RunAsync(ReviewDb db);

    /// <summary>The group is on disk: answer.</summary>
    void Committed();

    /// <summary>The group is lost: say so.</summary>
    void Failed(Exception why);
}

/// <inheritdoc cref="ISqliteWork"/>
internal sealed class SqliteWork<T>(Func<ReviewDb, Task<(Result<T> Answer, IReadOnlyList<string> Changed)>> run) : ISqliteWork
{
    private readonly TaskCompletionSource<Result<T>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Result<T>? _result;
    private Exception? _broken;

    public Task<Result<T>> Answer => _answer.Task;

    public IReadOnlyList<string> Changed { get; private set; } = [];

    public async Task<bool> RunAsync(ReviewDb db)
    {
        try
        {
            (_result, Changed) = await run(db);
            return _result.IsDone;
        }
        catch (Exception broken)
        {
            // This deed alone is undone; its neighbours in the group are not harmed.
            _broken = broken;
            return false;
        }
    }

    public void Committed()
    {
        if (_broken is not null)
        {
            _answer.SetException(_broken);
        }
        else
        {
            _answer.SetResult(_result!);
        }
    }

    public void Failed(Exception why) => _answer.TrySetException(_broken ?? why);
}
