using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Intake;

/// <summary>Where a piece of work stands.</summary>
public enum WorkState
{
    /// <summary>The browser is still sending the file.</summary>
    Receiving,

    /// <summary>Lines are being let in.</summary>
    Running,

    /// <summary>At its end.</summary>
    Finished,

    /// <summary>Stopped by the person.</summary>
    Stopped,

    /// <summary>The file is none that can be read line by line.</summary>
    Unusable,

    /// <summary>The file did not arrive whole; nothing was let in.</summary>
    NotReceived,

    /// <summary>Something went wrong on our side.</summary>
    Broken,
}

/// <summary>
/// One import or retry as screens show it. Lives as long as the program: it belongs to a person, not to a circuit, so leaving the page
/// changes nothing and coming back shows it.
/// </summary>
public sealed class ImportWork(Actor actor, string? name, long length, TimeProvider time) : IDisposable
{
    /// <summary>How many refused lines, and how many with a warning, are listed; all refused ones are kept anyway.</summary>
    public const int Listed = 200;

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(150);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<LineOutcome> _refused = [];
    private readonly List<LineOutcome> _warned = [];
    private long _told;

    /// <summary>Raised when there is something new to see, not more than a few times a second.</summary>
    public event EventHandler? Changed;

    /// <summary>Who.</summary>
    public Actor Actor => actor;

    /// <summary>The file's name; null when kept lines are tried again.</summary>
    public string? Name => name;

    /// <summary>Its size in bytes; of kept lines, how many there are.</summary>
    public long Length => length;

    /// <summary>Where it stands.</summary>
    public WorkState State { get; private set; } = name is null ? WorkState.Running : WorkState.Receiving;

    /// <summary>True while it is not at an end.</summary>
    public bool IsActive => State is WorkState.Receiving or WorkState.Running;

    /// <summary>Bytes received.</summary>
    public long Received { get; private set; }

    /// <summary>Counts so far.</summary>
    public ImportTally Tally { get; private set; }

    /// <summary>Why the file cannot be used, or the person may not.</summary>
    public Refusal? Why { get; private set; }

    /// <summary>How much is done, 0 to 100.</summary>
    public int Percent => length <= 0 ? 100 : (int)Math.Min(100, 100 * Done / length);

    /// <summary>Cancelled when the person or the program stops it.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>The first refused lines.</summary>
    public IReadOnlyList<LineOutcome> Refused
    {
        get { lock (_lock) { return [.. _refused]; } }
    }

    /// <summary>The first lines with a warning.</summary>
    public IReadOnlyList<LineOutcome> Warned
    {
        get { lock (_lock) { return [.. _warned]; } }
    }

    private long Done => State == WorkState.Receiving ? Received : name is null ? Tally.Lines : Tally.Bytes;

    /// <summary>Its run, once it goes by itself.</summary>
    public Task Run { get; set; } = Task.CompletedTask;

    /// <summary>True once it was asked to stop.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>Asks it to stop; nothing where it is at an end.</summary>
    public void Stop()
    {
        if (IsActive)
        {
            IsStopping = true;
            _stop.Cancel();
        }
    }

    /// <summary>More of the file has arrived.</summary>
    public void Arrived(long bytes)
    {
        Received = bytes;
        Tell(now: false);
    }

    /// <summary>One line more.</summary>
    public ValueTask Took(LineOutcome line, ImportTally tally)
    {
        lock (_lock)
        {
            Keep(_refused, line.Refusals.Count > 0);
            Keep(_warned, line.Warnings.Count > 0);
        }

        Tally = tally;
        Tell(now: false);
        return ValueTask.CompletedTask;

        void Keep(List<LineOutcome> list, bool belongs)
        {
            if (belongs && list.Count < Listed)
            {
                list.Add(line);
            }
        }
    }

    /// <summary>It stands elsewhere now.</summary>
    public void Became(WorkState state, Refusal? why = null, ImportTally? tally = null)
    {
        (State, Why, Tally) = (state, why, tally ?? Tally);
        Tell(now: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private void Tell(bool now)
    {
        if (now || _told == 0 || time.GetElapsedTime(_told) >= Between)
        {
            _told = time.GetTimestamp();
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }
}
