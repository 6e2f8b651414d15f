using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Decisions;

/// <summary>What the platform says it did (design.md §6).</summary>
public enum EffectResult
{
    /// <summary>The whole restriction is gone.</summary>
    Lifted,

    /// <summary>Some functions are released.</summary>
    Narrowed,

    /// <summary>The restriction stays.</summary>
    Kept,

    /// <summary>The platform does not do it.</summary>
    Refused,

    /// <summary>It tried and could not.</summary>
    Failed,
}

/// <summary>The platform's answer to a decision.</summary>
/// <param name="Decision">Which decision.</param>
/// <param name="Result">What it did.</param>
/// <param name="At">When, as it says (UTC).</param>
/// <param name="FaceDemanded">It demanded a face scan for it.</param>
/// <param name="Reason">Why, in its words; may be empty.</param>
/// <param name="WrittenDownBy">Who wrote it down by hand; null when the platform said it itself.</param>
public sealed record EffectReport(DecisionId Decision, EffectResult Result, DateTimeOffset At, bool FaceDemanded, string Reason, PersonId? WrittenDownBy = null)
{
    /// <summary>It did what was promised, and asked for no face.</summary>
    public bool Fulfils(PromisedEffect promised) => !FaceDemanded && Result == promised switch
    {
        PromisedEffect.Lifted => EffectResult.Lifted,
        PromisedEffect.Narrowed => EffectResult.Narrowed,
        _ => EffectResult.Kept,
    };
}
