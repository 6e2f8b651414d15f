namespace ReviewConsole.Domain.Primitives;

/// <content>Kinds about promises, rules and second looks.</content>
public static partial class FactKinds
{
    /// <summary>Somebody put a tag on a case.</summary>
    public const string Tagged = "tagged";

    /// <summary>Somebody took a tag off a case.</summary>
    public const string Untagged = "untagged";

    /// <summary>Decisions of a day were drawn for a second look.</summary>
    public const string SampleDrawn = "sample_drawn";

    /// <summary>Somebody took a drawn case in hand to look at it again, and saw it.</summary>
    public const string ReReviewTaken = "re_review_taken";

    /// <summary>Somebody judged a decided case without knowing what was decided.</summary>
    public const string ReJudged = "re_judged";

    /// <summary>Somebody marked a decision by the rubric.</summary>
    public const string ReMarked = "re_marked";

    /// <summary>A lead said what the right answer of a decided case is.</summary>
    public const string CalibrationSet = "calibration_set";

    /// <summary>A lead put other standing rules of assigning in force.</summary>
    public const string RulesSet = "rules_set";

    /// <summary>The end of a clock is near.</summary>
    public const string ClockNear = "clock_near";

    /// <summary>The end of a clock has passed, and what was promised has not happened.</summary>
    public const string ClockMissed = "clock_missed";

    /// <summary>The platform did what was decided.</summary>
    public const string EffectApplied = "effect_applied";

    /// <summary>The platform did something else than what was decided, or demanded a face for it.</summary>
    public const string EffectRefused = "effect_refused";
}
