using ReviewConsole.Domain.Clocks;

namespace ReviewConsole.Data.Desk;

/// <summary>
/// How long the person of this circuit has worked without a pause. Known to their own screen alone: nothing of it is stored, sent or told, and
/// it is gone with the circuit.
/// </summary>
public sealed class OwnWork(TimeProvider time)
{
    private WorkStretch? _stretch;
    private DateTimeOffset? _declined;

    /// <summary>How long it is by now, while a break would do good; null while none is to be suggested.</summary>
    public TimeSpan? WithoutPause => _stretch is { } stretch && stretch.CallsForBreak(time.GetUtcNow()) && _declined != stretch.Since
        ? stretch.Last - stretch.Since : null;

    /// <summary>They did something.</summary>
    public void Goes() => _stretch = WorkStretch.After(_stretch, time.GetUtcNow());

    /// <summary>They want to hear no more of it in this stretch.</summary>
    public void NotNow() => _declined = _stretch?.Since;
}
