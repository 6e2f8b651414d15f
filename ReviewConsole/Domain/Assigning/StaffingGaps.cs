namespace ReviewConsole.Domain.Assigning;

/// <summary>Something that cannot work with the people there are.</summary>
public enum StaffingGap
{
    /// <summary>Nobody but one works cases: what needs a second person can be decided by nobody.</summary>
    NoSecond,

    /// <summary>Fewer than three work cases, or nobody leads: where two disagree, nobody is left to decide.</summary>
    NoThird,

    /// <summary>One leads: a disagreement in which they took part can be decided by nobody.</summary>
    OneLead,
}

/// <summary>Says at set-up, before a case is stuck, what four eyes and a third cannot do (design.md §3, <c>second_review_needed</c>).</summary>
public static class StaffingGaps
{
    /// <summary>The gaps, the gravest first; only the gravest of its kind.</summary>
    /// <param name="working">People who work cases, leads among them.</param>
    /// <param name="leading">Of these, leads and deputies.</param>
    public static IReadOnlyList<StaffingGap> Of(int working, int leading) =>
        working < 2 ? [StaffingGap.NoSecond]
        : working < 3 || leading == 0 ? [StaffingGap.NoThird]
        : leading == 1 ? [StaffingGap.OneLead]
        : [];
}
