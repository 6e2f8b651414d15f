namespace ReviewConsole.Domain.Primitives;

/// <summary>Done, with an answer; or refused, with every reason at once. Never both, never neither.</summary>
/// <typeparam name="T">The answer.</typeparam>
public sealed class Result<T>
{
    private readonly T? _answer;

    private Result(T? answer, IReadOnlyList<Refusal> refusals) => (_answer, Refusals) = (answer, refusals);

    /// <summary>Why not; empty when done.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>True when there is an answer.</summary>
    public bool IsDone => Refusals.Count == 0;

    /// <summary>The answer.</summary>
    /// <exception cref="InvalidOperationException">When refused: ask <see cref="IsDone"/> first.</exception>
    public T Answer => IsDone ? _answer! : throw new InvalidOperationException("Refused: " + string.Join(", ", Refusals));

    /// <summary>Done.</summary>
    public static implicit operator Result<T>(T answer) => new(answer, []);

    /// <summary>Refused for one reason.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(default, [refusal]);

    /// <summary>Done; for answers whose type is an interface, where no conversion can be written.</summary>
    public static Result<T> Of(T answer) => new(answer, []);

    /// <summary>Refused for these reasons; at least one.</summary>
    public static Result<T> Refused(IReadOnlyList<Refusal> refusals) =>
        refusals.Count > 0 ? new(default, refusals) : throw new ArgumentException("A refusal needs a reason.", nameof(refusals));

    /// <summary>Carries refusals over to another kind of answer.</summary>
    public Result<TOther> As<TOther>(Func<T, TOther> change) =>
        IsDone ? new Result<TOther>(change(Answer), []) : new Result<TOther>(default, Refusals);
}

/// <summary>The answer of a deed that has nothing to say but "done".</summary>
public sealed record Done
{
    /// <summary>The one value.</summary>
    public static readonly Done It = new();
}
