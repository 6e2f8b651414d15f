using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Decisions;

/// <summary>A ground as it stands for a decision now.</summary>
/// <param name="Ground">The ground.</param>
/// <param name="Closed">Why it cannot carry the decision as things are; null when it can.</param>
public sealed record GroundStanding(GroundEntry Ground, Refusal? Closed);

/// <summary>Which grounds the findings and checks support, and why the others are closed: the same rules as for the decision itself.</summary>
public static class GroundStandings
{
    // What is only not filled in yet closes nothing.
    private static readonly string[] ToFillIn = ["ground_detail_missing", "recheck_missing"];

    /// <summary>Every ground of the proposal's outcome, the open ones first, each in the catalogue's order.</summary>
    public static IReadOnlyList<GroundStanding> Of(DecisionProposal proposal, DecisionSituation situation) =>
        [.. situation.Catalogue.Grounds
            .Where(g => g.Outcome == proposal.Outcome)
            .Select(g => new GroundStanding(g, Why(g, proposal, situation)))
            .OrderBy(c => c.Closed is not null)];

    private static Refusal? Why(GroundEntry ground, DecisionProposal proposal, DecisionSituation situation)
    {
        var alone = proposal with { Grounds = [new GroundStatement(ground.Code, "stated")] };
        return DecisionRules.OfGrounds(alone, situation).FirstOrDefault(r => IsAbout(r, ground.Code) && !ToFillIn.Contains(r.Code, StringComparer.Ordinal));
    }

    // That no route was tried stands at the routes, where it is mended.
    private static bool IsAbout(Refusal refusal, string ground) =>
        refusal.About == $"ground:{ground}" || (refusal.Code == "no_route_tried" && refusal.About == "routes");
}
