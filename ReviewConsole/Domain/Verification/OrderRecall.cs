using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>Questions about one's own orders: how many were asked and right, and how they were asked. Never which, and never an answer.</summary>
/// <param name="Asked">How many questions were asked.</param>
/// <param name="Right">How many were answered right.</param>
/// <param name="FreeRecall">Answered from memory, without choices to pick from.</param>
/// <param name="Unseen">Nothing asked stands on the public profile.</param>
public sealed record OrderRecall(int Asked, int Right, bool FreeRecall, bool Unseen) : CheckDetails
{
    /// <summary>The form's name.</summary>
    public const string Name = "order_recall";

    /// <summary>So many questions are asked where it is to count for more than support.</summary>
    public const int Full = 5;

    private const int Most = 10;
    private const int Enough = 3;

    /// <summary>Three of five, or as large a part of more.</summary>
    public override CheckState Result => Right * Full >= Asked * Enough ? CheckState.Passed : CheckState.Failed;

    /// <inheritdoc/>
    public override Strength Shows => FreeRecall && Unseen && Asked >= Full ? Strength.Medium : Strength.Weak;

    /// <inheritdoc/>
    public override RouteReason Because => new(
        !FreeRecall ? "recall_prompted" : !Unseen ? "recall_visible" : Asked < Full ? "recall_few" : "recall_free", $"{Text(Right)}/{Text(Asked)}");

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, string? Value)> Codes =>
        [("form", Name), ("asked", Text(Asked)), ("right", Text(Right)), ("free_recall", Flag(FreeRecall)), ("unseen", Flag(Unseen))];

    internal override IEnumerable<Refusal> Broken(Check check, CheckFacts facts)
    {
        if (Asked is < 1 or > Most || Right < 0 || Right > Asked)
        {
            yield return Refuse(check, "recall_counts_wrong", ("most", Text(Most)));
        }
    }
}
