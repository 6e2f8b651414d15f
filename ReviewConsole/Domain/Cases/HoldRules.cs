using System.Globalization;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <summary>A case that is somebody's, as far as taking another depends on it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DueAt">Until when it must be decided (UTC).</param>
/// <param name="ClaimUntil">Until when their claim holds or held (UTC); null without one.</param>
public sealed record OwnCase(CaseNumber Number, CaseState State, DateTimeOffset DueAt, DateTimeOffset? ClaimUntil)
{
    /// <summary>Held now, or set aside: nobody else can work on it.</summary>
    public bool IsHeld(DateTimeOffset now) => ClaimUntil > now || State == CaseState.SetAside;

    /// <summary>
    /// Its owner can do something about it at this moment: it is in nobody else's hands and waits for nobody else. Set aside counts, because
    /// it may be taken up at any time; waiting for the appellant or a check does not.
    /// </summary>
    public bool IsActionable => State is CaseState.Queued or CaseState.InReview or CaseState.SetAside
        or CaseState.SecondReview or CaseState.LeadReview;
}

/// <summary>Nobody hoards: when somebody may not take a case that is not theirs yet.</summary>
public static class HoldRules
{
    /// <summary>
    /// Null where they may: <c>own_case_overdue</c> (value <c>case</c>, the one due longest) while an own case is overdue and actionable,
    /// else as <see cref="Full"/>. What is theirs already is asked about by that alone.
    /// </summary>
    /// <param name="own">What is theirs: held, let lapse without anybody else taking it, assigned or set aside.</param>
    /// <param name="rules">The numbers.</param>
    /// <param name="now">The instant (UTC).</param>
    public static Refusal? Check(IReadOnlyCollection<OwnCase> own, ReviewRules rules, DateTimeOffset now) =>
        own.Where(o => o.IsActionable && o.DueAt <= now).MinBy(o => o.DueAt) is { } overdue
            ? Refusal.On("claim", "own_case_overdue", ("case", overdue.Number.Value))
        : Full(own, null, rules, now);

    /// <summary>
    /// <c>too_many_held</c> (value <c>most</c>) while they hold as many as one may, whoever gave them the next; null where there is room.
    /// </summary>
    /// <param name="own">What is theirs.</param>
    /// <param name="taking">The case they take up, which is not counted twice; null for one that is not theirs.</param>
    /// <param name="rules">The numbers.</param>
    /// <param name="now">The instant (UTC).</param>
    public static Refusal? Full(IReadOnlyCollection<OwnCase> own, CaseNumber? taking, ReviewRules rules, DateTimeOffset now) =>
        own.Count(o => o.Number != taking && o.IsHeld(now)) >= rules.MostHeld
            ? Refusal.On("claim", "too_many_held", ("most", rules.MostHeld.ToString(CultureInfo.InvariantCulture)))
            : null;
}
