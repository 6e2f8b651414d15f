using System.Collections.Frozen;

namespace ReviewConsole.Domain.Cases;

/// <summary>Where a case stands (design.md §3, the table of moves).</summary>
public enum CaseState
{
    /// <summary>Nobody has it.</summary>
    Queued,

    /// <summary>Somebody took it; "taken now" is derived from the live claim.</summary>
    InReview,

    /// <summary>Paused by the holder until a date.</summary>
    SetAside,

    /// <summary>Waits for a check or for the appellant.</summary>
    Waiting,

    /// <summary>A second person judges blind.</summary>
    SecondReview,

    /// <summary>Two disagreed, or the platform refused: a lead decides.</summary>
    LeadReview,

    /// <summary>Decided in writing.</summary>
    Decided,

    /// <summary>The platform did what was decided.</summary>
    Applied,

    /// <summary>The platform did not.</summary>
    EffectRefused,

    /// <summary>The appellant took the appeal back.</summary>
    Withdrawn,

    /// <summary>Not an appeal that can be decided here.</summary>
    Dismissed,

    /// <summary>The platform lifted the restriction elsewhere.</summary>
    Overtaken,
}

/// <summary>What a waiting case waits for.</summary>
public enum WaitingFor
{
    /// <summary>It does not wait.</summary>
    Nothing,

    /// <summary>A check's result; the clock runs on.</summary>
    Check,

    /// <summary>The appellant; the only wait that pauses the clock.</summary>
    Appellant,
}

/// <summary>Why a case is to be taken up before all others.</summary>
public enum CameBack
{
    /// <summary>It did not wait.</summary>
    Nothing,

    /// <summary>The appellant wrote.</summary>
    Answered,

    /// <summary>The time to answer ended after two reminders.</summary>
    Unanswered,

    /// <summary>It waited for nobody: the account was restricted again on signals that had been found wrong. An alarm.</summary>
    Reimposed,
}

/// <summary>The only truth about which state may become which.</summary>
public static class CaseMoves
{
    private static readonly FrozenDictionary<CaseState, CaseState[]> Table = new Dictionary<CaseState, CaseState[]>
    {
        [CaseState.Queued] = [CaseState.InReview, CaseState.Withdrawn, CaseState.Dismissed, CaseState.Overtaken],
        [CaseState.InReview] =
        [
            CaseState.Queued, CaseState.SetAside, CaseState.Waiting, CaseState.SecondReview, CaseState.Decided, CaseState.Withdrawn,
            CaseState.Dismissed, CaseState.Overtaken,
        ],
        [CaseState.SetAside] = [CaseState.InReview, CaseState.Queued, CaseState.Withdrawn, CaseState.Overtaken],
        [CaseState.Waiting] = [CaseState.InReview, CaseState.Queued, CaseState.Withdrawn, CaseState.Overtaken],
        [CaseState.SecondReview] = [CaseState.Decided, CaseState.LeadReview, CaseState.Waiting],
        [CaseState.LeadReview] = [CaseState.Decided, CaseState.Queued],
        [CaseState.Decided] = [CaseState.InReview, CaseState.Applied, CaseState.EffectRefused],

        // Only a superseding decision does this: the platform has to be asked anew.
        // And a report that takes back what was said before: what was done is not done any more.
        [CaseState.Applied] = [CaseState.Decided, CaseState.EffectRefused],

        // Undone by the appellant while they may.
        [CaseState.Withdrawn] = [CaseState.Queued],
        [CaseState.EffectRefused] = [CaseState.Applied, CaseState.LeadReview],
    }.ToFrozenDictionary();

    /// <summary>True when <paramref name="from"/> may become <paramref name="to"/>.</summary>
    public static bool Allows(CaseState from, CaseState to) => Table.TryGetValue(from, out var targets) && targets.Contains(to);

    /// <summary>States in which somebody still has to do something here.</summary>
    public static bool IsOpen(CaseState state) => state is CaseState.Queued or CaseState.InReview or CaseState.SetAside
        or CaseState.Waiting or CaseState.SecondReview or CaseState.LeadReview;
}
