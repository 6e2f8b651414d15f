using System.Globalization;
using System.Text.Json;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Quality;

/// <summary>Why a decided case is looked at again.</summary>
public enum ReReviewKind
{
    /// <summary>It was drawn.</summary>
    Sample,

    /// <summary>The answer is known: people are compared with it, not with each other.</summary>
    Calibration,
}

/// <summary>What is asked of a decision once both are compared.</summary>
public enum RubricPoint
{
    /// <summary>The findings follow from what the signals show.</summary>
    FindingsFit,

    /// <summary>The grounds follow from the findings.</summary>
    GroundsFit,

    /// <summary>Everything the appellant said has an answer.</summary>
    PointsAnswered,

    /// <summary>Ways without a face were offered and tried fairly.</summary>
    WaysFair,

    /// <summary>The text can be understood by whoever it is for.</summary>
    WordsClear,
}

/// <summary>How a point is met.</summary>
public enum RubricMark
{
    /// <summary>It is.</summary>
    Yes,

    /// <summary>In part.</summary>
    Partly,

    /// <summary>It is not.</summary>
    No,
}

/// <summary>What somebody held who did not know the decision.</summary>
/// <param name="Promises">What they would have promised.</param>
/// <param name="Why">In a few words; personal data.</param>
public sealed record BlindAnswer(PromisedEffect Promises, string Why);

/// <summary>
/// A second look at a decided case, by somebody who had no part in it and does not know what was decided: first they judge, then both stand side
/// by side and the decision is marked by the rubric. It changes nothing for the appellant; what it shows is whether decisions can be relied on.
/// </summary>
public sealed class ReReview
{
    private ReReview()
    {
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Why.</summary>
    public ReReviewKind Kind { get; private set; }

    /// <summary>The decision.</summary>
    public DecisionId Decision { get; private set; }

    /// <summary>Its case.</summary>
    public CaseId Case { get; private set; }

    /// <summary>What the decision promised, or what is known to be right.</summary>
    public PromisedEffect Right { get; private set; }

    /// <summary>Who decided.</summary>
    public PersonId DecidedBy { get; private set; }

    /// <summary>When it was drawn, or set (UTC).</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Who looks, or looked; null while nobody does.</summary>
    public PersonId? By { get; private set; }

    /// <summary>Until when it is theirs (UTC).</summary>
    public DateTimeOffset? HeldUntil { get; private set; }

    /// <summary>What they held; null while they have not judged.</summary>
    public BlindAnswer? Answer { get; private set; }

    /// <summary>When they judged (UTC).</summary>
    public DateTimeOffset? JudgedAt { get; private set; }

    /// <summary>The rubric; empty until it is filled in.</summary>
    public IReadOnlyDictionary<RubricPoint, RubricMark> Marks { get; private set; } = new Dictionary<RubricPoint, RubricMark>();

    /// <summary>Whether both would have promised the same; null until they judged.</summary>
    public bool? Agrees => Answer is { } answer ? answer.Promises == Right : null;

    /// <summary>How long somebody has for one.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromHours(2);

    /// <summary>One that was drawn.</summary>
    public static ReReview Drawn(Guid id, Decision of, DateTimeOffset now) => new()
    {
        Id = id,
        Kind = ReReviewKind.Sample,
        Decision = of.Id,
        Case = of.CaseId,
        Right = of.Promises,
        DecidedBy = of.DecidedBy,
        AddedAt = now,
    };

    /// <summary>One with a known answer, for one person.</summary>
    public static ReReview Calibrating(Guid id, Decision of, PromisedEffect known, PersonId whom, DateTimeOffset now) => new()
    {
        Id = id,
        Kind = ReReviewKind.Calibration,
        Decision = of.Id,
        Case = of.CaseId,
        Right = known,
        DecidedBy = of.DecidedBy,
        AddedAt = now,
        By = whom,
        HeldUntil = DateTimeOffset.MaxValue.ToUniversalTime().AddDays(-1),
    };

    /// <summary>Takes it in hand; refused <c>re_review_taken</c> while somebody else has it, or when it is done.</summary>
    public Result<Done> Take(PersonId person, DateTimeOffset now)
    {
        if (Answer is not null || (By != person && HeldUntil > now))
        {
            return Refusal.Of("re_review_taken");
        }

        (By, HeldUntil) = (person, Kind == ReReviewKind.Calibration ? HeldUntil : now + Holds);
        return Done.It;
    }

    /// <summary>Judges without knowing the decision, once. Refused: <c>re_review_taken</c>, <c>re_review_outcome</c>, <c>re_review_why</c> (value <c>least</c>), <c>re_review_long</c>.</summary>
    public Result<Fact> Judge(PersonId person, PromisedEffect? promises, string? why, ReviewRules rules, DateTimeOffset now)
    {
        if (By != person || Answer is not null)
        {
            return Refusal.Of("re_review_taken");
        }

        var given = why?.Trim() ?? "";
        if (promises is not { } held)
        {
            return Refusal.On("re-review:outcome", "re_review_outcome");
        }

        if (given.Count(c => !char.IsWhiteSpace(c)) < rules.JudgementReason || given.Length > rules.LongestJustification)
        {
            return given.Length > rules.LongestJustification
                ? Refusal.On("re-review:why", "re_review_long", ("most", rules.LongestJustification.ToString(CultureInfo.InvariantCulture)))
                : Refusal.On("re-review:why", "re_review_why", ("least", rules.JudgementReason.ToString(CultureInfo.InvariantCulture)));
        }

        (Answer, JudgedAt) = (new BlindAnswer(held, given), now);
        return Fact.Of(FactKinds.ReJudged, ("re_review", Id.ToString("D")), ("decision", Decision.Value.ToString("D")), ("kind", Snake(Kind)), ("promises", Snake(held)), ("right", Snake(Right)))
            .With(("why", given));
    }

    /// <summary>Marks the decision, when both are known. Refused: <c>re_review_taken</c>, <c>re_review_first</c> before judging, <c>rubric_missing</c> on each point left out.</summary>
    public Result<Fact> Mark(PersonId person, IReadOnlyDictionary<RubricPoint, RubricMark> marks)
    {
        if (By != person)
        {
            return Refusal.Of("re_review_taken");
        }

        if (Answer is null)
        {
            return Refusal.Of("re_review_first");
        }

        List<Refusal> missing = [.. Enum.GetValues<RubricPoint>().Where(p => !marks.ContainsKey(p)).Select(p => Refusal.On($"rubric:{Snake(p)}", "rubric_missing"))];
        if (missing.Count > 0)
        {
            return Result<Fact>.Refused(missing);
        }

        Marks = new Dictionary<RubricPoint, RubricMark>(marks);
        return Fact.Of(FactKinds.ReMarked, [("re_review", Id.ToString("D")), ("decision", Decision.Value.ToString("D")), .. marks.OrderBy(m => m.Key).Select(m => (Snake(m.Key), (string?)Snake(m.Value)))]);
    }

    private static string Snake<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
