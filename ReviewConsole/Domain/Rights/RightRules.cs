using System.Globalization;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Rights;

/// <summary>What an answer is judged by.</summary>
/// <param name="About">The request, as refusals name it.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="Language">The appellant's language.</param>
/// <param name="Reached">What the passed checks show.</param>
/// <param name="WasAskedToVerify">They were asked before to show that it is them.</param>
/// <param name="Askable">Ways they can be asked to take, by code.</param>
/// <param name="Catalogue">The catalogue in force.</param>
/// <param name="Rules">The numbers in force.</param>
public sealed record RightSituation(
    string About, RightsRequestKind Kind, string Language, VerificationReached Reached, bool WasAskedToVerify, IReadOnlyList<string> Askable, ReviewCatalogue Catalogue, ReviewRules Rules);

/// <summary>What an answer to a request must be.</summary>
public static class RightRules
{
    /// <summary>
    /// Every broken rule: <c>right_unverified</c> (granted, and nobody knows whether it is them), <c>right_ground_missing</c>, <c>right_verify_first</c> and
    /// <c>right_verified</c> (refused for not having shown it), <c>right_words_missing</c> (value <c>needed</c>), <c>right_words_too_long</c> (value <c>most</c>),
    /// <c>right_routes_missing</c>, <c>route_not_offered</c>, <c>language_mismatch</c>, <c>forbidden_ground</c>.
    /// </summary>
    public static IReadOnlyList<Refusal> Check(RightProposal answer, RightSituation situation) =>
    [
        .. answer.Kind switch
        {
            RightAnswerKind.Granted => situation.Reached.Path is null ? [Refusal.On(situation.About, "right_unverified")] : Array.Empty<Refusal>(),
            RightAnswerKind.Refused => Refused(answer, situation),
            _ => Asked(answer, situation),
        },
        .. Words(answer, situation),
    ];

    private static IEnumerable<Refusal> Refused(RightProposal answer, RightSituation situation)
    {
        if (RightBook.Find(answer.Ground) is not { } ground || !ground.IsFor(situation.Kind))
        {
            yield return Refusal.On(situation.About, "right_ground_missing");
        }
        else if (ground.Code == RightGround.NotVerified)
        {
            // Nobody is refused for not having shown what they were never asked to show.
            if (situation.Reached.Path is not null)
            {
                yield return Refusal.On(situation.About, "right_verified");
            }
            else if (!situation.WasAskedToVerify)
            {
                yield return Refusal.On(situation.About, "right_verify_first");
            }
        }

        var needed = Languages.Primary(situation.Language) == "zh" ? situation.Rules.RightWords.Chinese : situation.Rules.RightWords.Latin;
        if (OwnWords.Squeeze(answer.Words).Length < needed)
        {
            yield return Refusal.On(situation.About, "right_words_missing", ("needed", Number(needed)));
        }

        foreach (var phrase in situation.Catalogue.Phrases.In(answer.Words))
        {
            yield return Refusal.On(situation.About, "forbidden_ground", ("never", phrase.Never), ("phrase", phrase.Phrase));
        }
    }

    private static IEnumerable<Refusal> Asked(RightProposal answer, RightSituation situation) => answer.Routes.Count == 0
        ? [Refusal.On(situation.About, "right_routes_missing")]
        : answer.Routes.Except(situation.Askable, StringComparer.Ordinal).Select(route => Refusal.On(situation.About, "route_not_offered", ("route", route), ("why", "already")));

    private static IEnumerable<Refusal> Words(RightProposal answer, RightSituation situation)
    {
        if (answer.Words.Length > situation.Rules.LongestQuestionPart)
        {
            yield return Refusal.On(situation.About, "right_words_too_long", ("most", Number(situation.Rules.LongestQuestionPart)));
        }

        if (answer.Words.Trim().Length > 0 && !Scripts.Fits(answer.Words, situation.Language))
        {
            yield return Refusal.On(situation.About, "language_mismatch", ("language", situation.Language));
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
