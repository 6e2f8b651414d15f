using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>How a document was checked.</summary>
public enum DocumentMethod
{
    /// <summary>Name and number were asked of the authority's record; nothing is kept.</summary>
    TwoFactor,

    /// <summary>A copy was looked at. Pictures of stolen documents are common, so it only supports.</summary>
    Image,
}

/// <summary>A document without a selfie, its portrait covered.</summary>
/// <param name="Kind">Which document.</param>
/// <param name="Method">How it was checked.</param>
/// <param name="Fits">It fits the account.</param>
/// <param name="NumberEnd">The last characters of its number, at most four.</param>
/// <param name="PortraitCovered">No portrait was seen or kept.</param>
/// <param name="DeleteBy">Until when a copy is deleted; null where there is none.</param>
public sealed record DocumentCheck(DocumentKind Kind, DocumentMethod Method, bool Fits, string NumberEnd, bool PortraitCovered, DateOnly? DeleteBy) : CheckDetails
{
    /// <summary>The form's name.</summary>
    public const string Name = "document";

    /// <summary>The longest a copy is kept, in days (PIPL Art. 19: the shortest time needed).</summary>
    public const int LongestKept = 30;

    private const int MostShown = 4;

    /// <inheritdoc/>
    public override CheckState Result => Fits ? CheckState.Passed : CheckState.Failed;

    /// <inheritdoc/>
    public override Strength Shows => Method == DocumentMethod.TwoFactor ? Strength.Medium : Strength.Weak;

    /// <inheritdoc/>
    public override RouteReason Because => new(Method == DocumentMethod.TwoFactor ? "document_two_factor" : "document_image");

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, string? Value)> Codes =>
    [
        ("form", Name), ("document", Snake(Kind)), ("method", Snake(Method)), ("portrait_covered", Flag(PortraitCovered)),
        ("delete_by", DeleteBy is { } day ? Day(day) : null),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, string? Value)> Personal => [("number_end", NumberEnd)];

    internal override IEnumerable<Refusal> Broken(Check check, CheckFacts facts)
    {
        if (!Enum.IsDefined(Kind) || !Enum.IsDefined(Method))
        {
            yield return Missing(check, Enum.IsDefined(Kind) ? "method" : "document");
        }

        if (!PortraitCovered)
        {
            yield return Refuse(check, "portrait_uncovered");
        }

        if (string.IsNullOrEmpty(NumberEnd))
        {
            yield return Missing(check, "number_end");
        }
        else if (NumberEnd.Length > MostShown || !NumberEnd.All(char.IsLetterOrDigit))
        {
            yield return Refuse(check, "number_not_masked", ("most", Text(MostShown)));
        }

        if (Method == DocumentMethod.Image && DeleteBy is null)
        {
            yield return Missing(check, "delete_by");
        }
        else if (DeleteBy is { } day && (day < facts.Today || day > facts.Today.AddDays(LongestKept)))
        {
            yield return Refuse(check, "delete_by_wrong", ("most", Text(LongestKept)));
        }
    }
}
